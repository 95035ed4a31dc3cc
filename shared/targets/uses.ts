/** Which of several places a run reads of one thing: a view of the table of what reaches a run. */
import { CONCEPTS } from '../catalogue/concepts';
import type { Propagation } from '../propagation/propagation';
import type { Workflow } from '../request/request';
import { evidence } from '../sources/source';
import { READ } from './propagationTable';
import type { Target, Use } from './target';

type Table = Target['propagation'];

/** One name for two different settings, so neither field decides. */
const SUBSAMPLE: Use = {
  place: null,
  why: 'n_subsample has two meanings: the number of patterns to keep in the TensorFlow section, the number of groups per scan point in pt_data_config.',
  source: [evidence('two-meanings-of-subsampling')],
};

/** The field that a run reads for a concept, according to a target's table; null when there is no single one. */
export const usesOf =
  (propagation: Table): Target['uses'] =>
  (workflow, concept) =>
    used(propagation, workflow, concept);

function used(propagation: Table, workflow: Workflow, concept: string): Use | null {
  if (concept === 'n_subsample') return SUBSAMPLE;
  const { names = [] } = CONCEPTS.find(({ id }) => id === concept) ?? {};
  const overrides = propagationsOf(propagation, workflow, names, false);
  const options = propagationsOf(propagation, workflow, names, true);
  // An override that the Python script or the loader forwards precedes the execution option.
  const forwarded = overrides.find(({ withoutForwarding }) => withoutForwarding);
  const option = options.find(({ reads, only }) => reads && !only && names.includes(reads.name));
  if (forwarded?.reads && option) return { ...use(option, OPTION), overridden: forwarded.reads };
  const all = [...overrides, ...options];
  const read = all.filter(({ reads }) => reads && names.includes(reads.name));
  const always = read.find(({ only }) => !only);
  if (always) return use(always, why(workflow, always));
  const [sometimes, ...others] = read;
  if (sometimes?.only)
    return others.length > 0
      ? null
      : use(sometimes, `The run reads it only ${sometimes.only.text}.`);
  const [unread] = all;
  return unread ? { ...use(unread, why(workflow, unread)), place: null } : null;
}

const OPTION =
  'Training reads the execution config; an override that the Python script or the loader forwards takes precedence.';

const propagationsOf = (
  propagation: Table,
  workflow: Workflow,
  names: readonly string[],
  option: boolean,
): Propagation[] => names.flatMap((name) => propagation(workflow, name, option) ?? []);

const use = ({ reads, source }: Propagation, words: string): Use => ({
  place: reads,
  why: words,
  source: source.length === 0 ? [evidence('the-second-factory-call')] : source,
});

function why(workflow: Workflow, { reads, routes: { python } }: Propagation): string {
  const reaches = python.effect === 'reaches';
  if (reaches && workflow === 'training' && reads?.section.startsWith('tf_'))
    return 'The run uses the TensorFlow section and rebuilds the PyTorch sections from it.';
  if (reaches && python.why === READ) return 'The run reads this field.';
  return `${python.why.charAt(0).toUpperCase()}${python.why.slice(1)}.`;
}

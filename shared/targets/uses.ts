/** Which of several places a run reads of one thing: a view of the table of what reaches a run. */
import { CONCEPTS } from '../catalogue/concepts';
import type { Propagation } from '../propagation/propagation';
import { usedBy } from '../propagation/words';
import type { EntryPoint } from '../request/entryPoint';
import type { Workflow } from '../request/request';
import { evidence } from '../sources/source';
import { capital } from '../values/capital';
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
  (workflow, concept, entryPoint) =>
    used(propagation, workflow, concept, entryPoint);

function used(
  propagation: Table,
  workflow: Workflow,
  concept: string,
  entryPoint: EntryPoint | undefined,
): Use | null {
  if (concept === 'n_subsample') return SUBSAMPLE;
  const { names = [] } = CONCEPTS.find(({ id }) => id === concept) ?? {};
  const overrides = propagationsOf(propagation, workflow, names, false);
  const options = propagationsOf(propagation, workflow, names, true);
  if (entryPoint === 'lightning') return usedByLightning([...overrides, ...options], names);
  // An override that the Python script or the loader forwards precedes the execution option.
  const forwarded = overrides.find(({ withoutForwarding }) => withoutForwarding);
  const option = options.find(({ reads, only }) => reads && !only && names.includes(reads.name));
  if (forwarded?.reads && option)
    return entryPoint === undefined || entryPoint === 'python'
      ? { ...use(option, FORWARDED), overridden: forwarded.reads }
      : use(option, OPTION);
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

const OPTION = 'Training reads the execution config.';
const FORWARDED =
  'Training reads the execution config; an override that the Python script or the loader forwards takes precedence.';

/** This entry point builds its sections from the JSON file, so it has places of its own. */
function usedByLightning(
  propagations: readonly Propagation[],
  names: readonly string[],
): Use | null {
  const all = propagations.map((one) => ({
    route: one.routes.lightning,
    place: usedBy(one, 'lightning').reads,
  }));
  const read = all.find(({ place }) => place && names.includes(place.name));
  const [found] = read ? [read] : all;
  if (!found) return null;
  const { why, where } = found.route;
  return {
    place: read?.place ?? null,
    why: sentence(why === READ ? 'the run reads this field' : why),
    source: where ? [where] : [evidence('legacy-json-files')],
  };
}

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
  return sentence(python.why);
}

const sentence = (text: string): string => `${capital(text)}.`;

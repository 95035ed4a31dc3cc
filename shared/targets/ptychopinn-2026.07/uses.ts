/** Which of several places a run reads of one thing: a view of the table of what reaches a run (`reach/`). */
import { CONCEPTS } from '../../catalogue/concepts';
import type { Propagation } from '../../propagation/propagation';
import type { Workflow } from '../../request/request';
import { evidence } from '../../sources/source';
import type { Use } from '../target';
import { propagation } from './propagation';
import { READ } from './propagation/define';

/** Two things under one name, so no place stands for the other. */
const SUBSAMPLE: Use = {
  place: null,
  why: 'Two things under one name: images to draw in the TensorFlow section, groups per scan point in pt_data_config.',
  source: [evidence('two-meanings-of-subsampling')],
};

/** What a run reads of a concept; null when that is not one place. */
export function uses(workflow: Workflow, concept: string): Use | null {
  if (concept === 'n_subsample') return SUBSAMPLE;
  const { names = [] } = CONCEPTS.find(({ id }) => id === concept) ?? {};
  const overrides = reachesOf(workflow, names, false);
  const options = reachesOf(workflow, names, true);
  // What the Python script and the loader pass on wins over the knob, where an override is set.
  const forwarded = overrides.find(({ unless }) => unless);
  const option = options.find(({ reads, only }) => reads && !only && names.includes(reads.name));
  if (forwarded?.reads && option) return { ...use(option, KNOB), overridden: forwarded.reads };
  const all = [...overrides, ...options];
  const read = all.filter(({ reads }) => reads && names.includes(reads.name));
  const always = read.find(({ only }) => !only);
  if (always) return use(always, why(workflow, always));
  const [sometimes, ...others] = read;
  if (sometimes?.only)
    return others.length > 0 ? null : use(sometimes, `It is read only ${sometimes.only.text}.`);
  const [lost] = all;
  return lost ? { ...use(lost, why(workflow, lost)), place: null } : null;
}

const KNOB =
  'Training takes the execution config; an override wins where the Python script or the loader passes it on.';

const reachesOf = (workflow: Workflow, names: readonly string[], knob: boolean): Propagation[] =>
  names.flatMap((name) => propagation(workflow, name, knob) ?? []);

const use = ({ reads, source }: Propagation, words: string): Use => ({
  place: reads,
  why: words,
  source: source.length === 0 ? [evidence('the-second-factory-call')] : source,
});

function why(workflow: Workflow, { reads, routes: { python } }: Propagation): string {
  const reaches = python.effect === 'reaches';
  if (reaches && workflow === 'training' && reads?.section.startsWith('tf_'))
    return 'The run uses the TensorFlow section and rebuilds the PyTorch sections from it.';
  if (reaches && python.why === READ) return 'The run reads it here.';
  return `${python.why.charAt(0).toUpperCase()}${python.why.slice(1)}.`;
}

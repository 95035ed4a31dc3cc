/** The rule table: what each rule claims, tried in a run of PtychoPINN 712c23f, or why it is read off the source. */
import type { Case } from './case';
import { DATASET_CASES } from './table/dataset';
import { OVERRIDE_CASES } from './table/overrides';
import { REACH_CASES } from './table/reach';

export const CASES: readonly Case[] = [...DATASET_CASES, ...OVERRIDE_CASES, ...REACH_CASES];

const DESIGN = 'It holds for adr-003 alone, a design document that nothing runs.';
const FILE = 'It is about a file or a text, before anything runs.';
const JUDGED =
  'The run finishes either way; what its result is worth shows in a long training only.';

/** Rules whose outcome is a crash, a wrong result or ignored, and which no run on a CPU can show. */
export const READ: { readonly [rule: string]: string } = {
  'nphotons-divergence': JUDGED,
  'probe-size-fallback': FILE,
  'legacy-diffraction-name': DESIGN,
  'dataset-unusable': 'pattern-stack, coordinate-count and diff3d-missing try the same loaders.',
  'array-unreadable': FILE,
  'counts-expected': JUDGED,
  'flat-amplitude': JUDGED,
  'nepochs-tensorflow-only': DESIGN,
  'output-folder': 'It would write beside the working folder of the test.',
  'output-folder-empty': 'It would write beside the working folder of the test.',
  'weight-outside-range': DESIGN,
  'smoothing-negative': DESIGN,
  'pattern-size-mismatch': DESIGN,
  'loader-needs-workers': DESIGN,
  'mlflow-disabled': DESIGN,
};

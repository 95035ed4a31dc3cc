/** Rules about what a request says besides its settings. */
import { evidence } from '../sources/source';
import { reportedRules } from './ruleFacts';

const reported = reportedRules({
  'not-checked': {
    title: 'Something was not checked',
    outcome: 'info',
    stage: 'load',
    fields: ['train_data_file', 'test_data_file', 'model_path'],
    source: [evidence('checks-that-pinnboard-adds')],
    why: 'A file without findings is valid only if it was checked. A file that was not opened or is on another machine may be missing or may not fit.',
  },
  'acknowledgement-without-effect': {
    title: 'An acknowledgement has no effect',
    outcome: 'info',
    stage: 'factory',
    fields: [],
    source: [evidence('checks-that-pinnboard-adds')],
    why: 'Only warnings can be acknowledged. A blocked request has no payload, and a run that is certain to crash can be allowed when it is exported, not acknowledged.',
  },
});

export const REQUEST_RULES = reported.rules;

/** A finding of the rule `id`. */
export const requestFinding = reported.finding;

/** Rules about what a request says besides its settings. */
import type { RuleFacts } from './ruleFacts';

export const REQUEST_RULES = {
  'not-checked': {
    title: 'Something was not checked',
    outcome: 'info',
    stage: 'load',
    fields: ['train_data_file', 'test_data_file', 'model_path'],
    source: 'SPEC 4',
    why: 'No finding about a file means that nothing is wrong with it only where the file was looked at. One that was not opened, or that lies on another machine, may be missing or may not fit.',
  },
  'acknowledgement-without-effect': {
    title: 'An acknowledgement has no effect',
    outcome: 'info',
    stage: 'factory',
    fields: [],
    source: 'SPEC 4',
    why: 'Only warnings can be acknowledged. A blocked request has no payload, and a run that is certain to crash can be allowed when it is exported, not acknowledged.',
  },
} as const satisfies { readonly [id: string]: RuleFacts };

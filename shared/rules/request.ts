/** Rules about what a request says besides its settings. */
import type { RuleFacts } from './rule';

export const REQUEST_RULES = {
  'acknowledgement-without-effect': {
    title: 'An acknowledgement has no effect',
    outcome: 'info',
    stage: 'factory',
    fields: [],
    source: 'SPEC 4',
    why: 'Only warnings can be acknowledged. A blocked request has no payload, and a run that is certain to crash can be allowed when it is exported, not acknowledged.',
  },
} as const satisfies { readonly [id: string]: RuleFacts };

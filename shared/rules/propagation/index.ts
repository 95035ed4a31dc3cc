/** Whether the user's settings reach a run that starts from an exported payload. */
import type { Rule } from '../rule';
import { decidedByModel, otherWorkflow, unreadInInference } from './inference';
import { executionOptionElsewhere, executionOptionIgnored } from './knobs';
import {
  overrideDropped,
  overrideElsewhere,
  overrideIgnored,
  overrideOverwritten,
} from './overrides';
import { profileDropped } from './profile';

export const PROPAGATION_RULES: readonly Rule[] = [
  overrideDropped,
  overrideOverwritten,
  overrideElsewhere,
  overrideIgnored,
  executionOptionIgnored,
  executionOptionElsewhere,
  profileDropped,
  unreadInInference,
  decidedByModel,
  otherWorkflow,
];

/** Whether what the user sets reaches the run on the route that an exported payload takes. */
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

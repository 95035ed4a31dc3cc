/** What is asked about the groups of a request's run. */
import type { NoInputs, PlanInputs } from '../inputs';
import { canvasOf } from './canvas';
import type { GroupQuestion } from './drawn';
import { groupSpec } from './groupSpec';

/** The question for `drawGroups`, or why no groups can be drawn. */
export function groupQuestion(inputs: PlanInputs): GroupQuestion | NoInputs {
  const spec = groupSpec(inputs);
  if ('reason' in spec) return spec;
  const { N } = inputs;
  return { spec, N: N !== null && N > 0 ? N : null, canvas: canvasOf(inputs) };
}

/** What is said of a sweep as a whole, beside what is said of each of its points. An error keeps it from being planned. */
import type { Finding } from '../findings/finding';
import { findingOf, type RuleFacts } from '../findings/ruleFacts';

const rule = (
  outcome: RuleFacts['outcome'],
  stage: RuleFacts['stage'],
  title: string,
  why: string,
): RuleFacts => ({
  title,
  outcome,
  stage,
  fields: [],
  source: 'SPEC 3; SPEC 4',
  why,
});

export const SWEEP_RULES = {
  'sweep-axis-unknown': rule(
    'ignored',
    'factory',
    'An axis has a name that nothing knows',
    'The factory drops an unknown override without a word, so that all points along the axis are one and the same run.',
  ),
  'sweep-axis-lost': rule(
    'ignored',
    'train',
    'An axis does not reach the run',
    'Names that stand in a payload may still be lost on the way to a run; all points along such an axis train alike.',
  ),
  'sweep-axis-twice': rule(
    'blocked',
    'factory',
    'Two axes set one thing',
    'Only one of two values can win, so that half of what such a sweep says it varies would not be true.',
  ),
  'sweep-axis-value': rule(
    'blocked',
    'factory',
    'An axis has no values that can be used',
    'A logarithmic range has no zero and no negative numbers, and a path is a text.',
  ),
  'sweep-axis-repeats': rule(
    'info',
    'factory',
    'An axis has a value more than once',
    'Each value of a grid counts once; numbers of a range that are rounded to whole ones often come out alike.',
  ),
  'sweep-zip-lengths': rule(
    'blocked',
    'factory',
    'Zipped axes have different lengths',
    'Zipped axes go side by side: the first values of all of them, then the second. A value without partners makes no point.',
  ),
  'sweep-condition': rule(
    'blocked',
    'factory',
    'A condition cannot be decided',
    'A condition that cannot be read, or that compares what has no order, leaves open which points are meant.',
  ),
  'sweep-nothing-left': rule(
    'blocked',
    'factory',
    'The conditions leave every point out',
    'A point is left out when one of the conditions is true of it; what is meant is often the opposite.',
  ),
  'sweep-large': rule(
    'slow',
    'train',
    'A sweep has very many points',
    'Each point is a run of its own, and grids grow with the product of their axes. Random samples cover as much with fewer points.',
  ),
  'sweep-too-large': rule(
    'blocked',
    'train',
    'A sweep has too many points',
    'Nobody runs that many trainings; an axis too many, or steps too fine, is what makes such numbers.',
  ),
  'sweep-output-shared': rule(
    'wrong-result',
    'train',
    'Points write into one folder',
    'PtychoPINN names checkpoints and bundles by what they are, not by the run: the last of two runs in one folder is all that is left.',
  ),
  'sweep-output-folders': rule(
    'info',
    'train',
    'Each point has an output folder of its own',
    'Points of a sweep run side by side, and results of one must not overwrite those of another.',
  ),
  'sweep-relative-paths': rule(
    'info',
    'load',
    'Points name files by relative paths',
    'A relative path is read from the folder in which a run is started, wherever the payload lies.',
  ),
  'sweep-points-equal': rule(
    'slow',
    'train',
    'Points have the same payload',
    'Two points with one payload are one run paid twice; often an axis does not do what it was meant to.',
  ),
  'sweep-points-crash': rule(
    'crash',
    'train',
    'Points will crash',
    'A run that is certain to end with an error costs its place in the queue. Such points are never counted as ready; they are written only when that is allowed.',
  ),
  'sweep-points-refused': rule(
    'blocked',
    'factory',
    'The factory refuses points',
    'A refused point has no payload; scripts skip it, and the manifest says so.',
  ),
} as const satisfies { readonly [id: string]: RuleFacts };

export type SweepRuleId = keyof typeof SWEEP_RULES;

/** A finding of the rule `id`, about these axes or fields. */
export function sweepFinding(id: SweepRuleId, fields: readonly string[], message: string): Finding {
  return findingOf(id, SWEEP_RULES[id], { fields, message });
}

/** Rules about a sweep as a whole. An error prevents planning. */
import type { Outcome } from '../findings/finding';
import { type RuleFacts, reportedRules } from '../findings/ruleFacts';
import { evidence } from '../sources/source';

const rule = (
  outcome: Outcome,
  stage: RuleFacts['stage'],
  title: string,
  why: string,
): RuleFacts => ({ title, outcome, stage, fields: [], source: [evidence('sweeps')], why });

const reported = reportedRules({
  'sweep-axis-unknown': rule(
    'ignored',
    'factory',
    'Unknown axis',
    'PtychoPINN silently ignores an unknown override, so all points along the axis are the same run.',
  ),
  'sweep-axis-lost': rule(
    'ignored',
    'train',
    'An axis does not reach the run',
    'Some fields of a payload are not forwarded to the run; all points along such an axis train identically.',
  ),
  'sweep-axis-twice': rule(
    'blocked',
    'factory',
    'Two axes set the same field',
    'Only one of the two values takes effect, so one of the axes would vary nothing.',
  ),
  'sweep-axis-value': rule(
    'blocked',
    'factory',
    'An axis has invalid values',
    'A logarithmic range needs positive ends, and a path must be a string.',
  ),
  'sweep-axis-repeats': rule(
    'info',
    'factory',
    'An axis has a value more than once',
    'Repeated values of a grid count once; rounding a range to whole numbers often gives equal values.',
  ),
  'sweep-zip-lengths': rule(
    'blocked',
    'factory',
    'Zipped axes have different lengths',
    'Zipped axes are combined value by value: the first values of all axes, then the second. Values without a partner give no point.',
  ),
  'sweep-condition': rule(
    'blocked',
    'factory',
    'Invalid condition',
    'Without a valid condition it is not known which points to exclude.',
  ),
  'sweep-nothing-left': rule(
    'blocked',
    'factory',
    'The conditions exclude every point',
    'A point is excluded where any condition holds; often the opposite is meant.',
  ),
  'sweep-large': rule(
    'slow',
    'train',
    'Very large sweep',
    'Each point is a separate run, and a grid has the product of its axes. Random samples cover the same ranges with fewer points.',
  ),
  'sweep-too-large': rule(
    'blocked',
    'train',
    'Too many points',
    'This many runs are usually a mistake: one axis too many, or steps that are too fine.',
  ),
  'sweep-points-equal': rule(
    'slow',
    'train',
    'Points have the same payload',
    'Points with the same payload repeat a run; often an axis does not have the intended effect.',
  ),
  'sweep-points-crash': rule(
    'crash',
    'train',
    'Points will crash',
    'A run that is certain to fail wastes its place in the queue. Such points are never counted as ready, and are written only on request.',
  ),
  'sweep-points-refused': rule(
    'blocked',
    'factory',
    'PtychoPINN rejects points',
    'A rejected point has no payload; scripts skip it, and the manifest lists it as refused.',
  ),
});

export const SWEEP_RULES = reported.rules;

/** A finding of the rule `id`, about these axes or fields. */
export const sweepFinding = reported.finding;

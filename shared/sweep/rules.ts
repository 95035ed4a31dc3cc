/** What is said of a sweep as a whole, beside what is said of each of its points. An error keeps it from being planned. */

import { reportedRules } from '../findings/ruleFacts';
import { evidence } from '../sources/source';

const reported = reportedRules({
  'sweep-axis-unknown': {
    title: 'An axis has a name that nothing knows',
    outcome: 'ignored',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'The factory drops an unknown override without a word, so that all points along the axis are one and the same run.',
  },
  'sweep-axis-lost': {
    title: 'An axis does not reach the run',
    outcome: 'ignored',
    stage: 'train',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Names that stand in a payload may still be lost on the way to a run; all points along such an axis train alike.',
  },
  'sweep-axis-twice': {
    title: 'Two axes set one thing',
    outcome: 'blocked',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Only one of two values can win, so that half of what such a sweep says it varies would not be true.',
  },
  'sweep-axis-value': {
    title: 'An axis has no values that can be used',
    outcome: 'blocked',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'A logarithmic range has no zero and no negative numbers, and a path is a text.',
  },
  'sweep-axis-repeats': {
    title: 'An axis has a value more than once',
    outcome: 'info',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Each value of a grid counts once; numbers of a range that are rounded to whole ones often come out alike.',
  },
  'sweep-zip-lengths': {
    title: 'Zipped axes have different lengths',
    outcome: 'blocked',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Zipped axes go side by side: the first values of all of them, then the second. A value without partners makes no point.',
  },
  'sweep-condition': {
    title: 'A condition cannot be decided',
    outcome: 'blocked',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'A condition that cannot be read, or that compares what has no order, leaves open which points are meant.',
  },
  'sweep-nothing-left': {
    title: 'The conditions leave every point out',
    outcome: 'blocked',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'A point is left out when one of the conditions is true of it; what is meant is often the opposite.',
  },
  'sweep-large': {
    title: 'A sweep has very many points',
    outcome: 'slow',
    stage: 'train',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Each point is a run of its own, and grids grow with the product of their axes. Random samples cover as much with fewer points.',
  },
  'sweep-too-large': {
    title: 'A sweep has too many points',
    outcome: 'blocked',
    stage: 'train',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Nobody runs that many trainings; an axis too many, or steps too fine, is what makes such numbers.',
  },
  'sweep-output-shared': {
    title: 'Points write into one folder',
    outcome: 'wrong-result',
    stage: 'train',
    fields: [],
    source: [evidence('sweeps')],
    why: 'PtychoPINN names checkpoints and bundles by what they are, not by the run: the last of two runs in one folder is all that is left.',
  },
  'sweep-output-folders': {
    title: 'Each point has an output folder of its own',
    outcome: 'info',
    stage: 'train',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Points of a sweep run side by side, and results of one must not overwrite those of another.',
  },
  'sweep-relative-paths': {
    title: 'Points name files by relative paths',
    outcome: 'info',
    stage: 'load',
    fields: [],
    source: [evidence('sweeps')],
    why: 'A relative path is read from the folder in which a run is started, wherever the payload lies.',
  },
  'sweep-points-equal': {
    title: 'Points have the same payload',
    outcome: 'slow',
    stage: 'train',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Two points with one payload are one run paid twice; often an axis does not do what it was meant to.',
  },
  'sweep-points-crash': {
    title: 'Points will crash',
    outcome: 'crash',
    stage: 'train',
    fields: [],
    source: [evidence('sweeps')],
    why: 'A run that is certain to end with an error costs its place in the queue. Such points are never counted as ready; they are written only when that is allowed.',
  },
  'sweep-points-refused': {
    title: 'The factory refuses points',
    outcome: 'blocked',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'A refused point has no payload; scripts skip it, and the manifest says so.',
  },
});

export const SWEEP_RULES = reported.rules;

/** A finding of the rule `id`, about these axes or fields. */
export const sweepFinding = reported.finding;

/** Rules about a sweep as a whole. An error prevents planning. */

import { reportedRules } from '../findings/ruleFacts';
import { evidence } from '../sources/source';

const reported = reportedRules({
  'sweep-axis-unknown': {
    title: 'Unknown axis',
    outcome: 'ignored',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'PtychoPINN silently ignores an unknown override, so all points along the axis are the same run.',
  },
  'sweep-axis-lost': {
    title: 'An axis does not reach the run',
    outcome: 'ignored',
    stage: 'train',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Some fields of a payload are not forwarded to the run; all points along such an axis train identically.',
  },
  'sweep-axis-twice': {
    title: 'Two axes set the same field',
    outcome: 'blocked',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Only one of the two values takes effect, so one of the axes would vary nothing.',
  },
  'sweep-axis-value': {
    title: 'An axis has invalid values',
    outcome: 'blocked',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'A logarithmic range needs positive ends, and a path must be a string.',
  },
  'sweep-axis-repeats': {
    title: 'An axis has a value more than once',
    outcome: 'info',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Repeated values of a grid count once; rounding a range to whole numbers often gives equal values.',
  },
  'sweep-zip-lengths': {
    title: 'Zipped axes have different lengths',
    outcome: 'blocked',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Zipped axes are combined value by value: the first values of all axes, then the second. Values without a partner give no point.',
  },
  'sweep-condition': {
    title: 'Invalid condition',
    outcome: 'blocked',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Without a valid condition it is not known which points to exclude.',
  },
  'sweep-nothing-left': {
    title: 'The conditions exclude every point',
    outcome: 'blocked',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'A point is excluded where any condition holds; often the opposite is meant.',
  },
  'sweep-large': {
    title: 'Very large sweep',
    outcome: 'slow',
    stage: 'train',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Each point is a separate run, and a grid has the product of its axes. Random samples cover the same ranges with fewer points.',
  },
  'sweep-too-large': {
    title: 'Too many points',
    outcome: 'blocked',
    stage: 'train',
    fields: [],
    source: [evidence('sweeps')],
    why: 'This many runs are usually a mistake: one axis too many, or steps that are too fine.',
  },
  'sweep-output-shared': {
    title: 'Points share an output folder',
    outcome: 'wrong-result',
    stage: 'train',
    fields: [],
    source: [evidence('sweeps')],
    why: 'PtychoPINN uses the same file names in every run: of two runs in one folder, only the results of the last one remain.',
  },
  'sweep-output-folders': {
    title: 'Each point has its own output folder',
    outcome: 'info',
    stage: 'train',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Points of a sweep may run at the same time, and must not overwrite each other’s results.',
  },
  'sweep-relative-paths': {
    title: 'Points use relative paths',
    outcome: 'info',
    stage: 'load',
    fields: [],
    source: [evidence('sweeps')],
    why: 'A relative path is resolved against the folder in which the run is started, not against that of the payload.',
  },
  'sweep-points-equal': {
    title: 'Points have the same payload',
    outcome: 'slow',
    stage: 'train',
    fields: [],
    source: [evidence('sweeps')],
    why: 'Points with the same payload repeat a run; often an axis does not have the intended effect.',
  },
  'sweep-points-crash': {
    title: 'Points will crash',
    outcome: 'crash',
    stage: 'train',
    fields: [],
    source: [evidence('sweeps')],
    why: 'A run that is certain to fail wastes its place in the queue. Such points are never counted as ready, and are written only on request.',
  },
  'sweep-points-refused': {
    title: 'PtychoPINN rejects points',
    outcome: 'blocked',
    stage: 'factory',
    fields: [],
    source: [evidence('sweeps')],
    why: 'A rejected point has no payload; scripts skip it, and the manifest lists it as refused.',
  },
});

export const SWEEP_RULES = reported.rules;

/** A finding of the rule `id`, about these axes or fields. */
export const sweepFinding = reported.finding;

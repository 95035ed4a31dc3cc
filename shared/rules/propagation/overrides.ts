/** Overrides that do not reach training, one rule for each reason. */

import { evidence } from '../../sources/source';
import { knownIssue } from '../../sources/upstream';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { casesOf, namesWith } from './cases';

const facts = {
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
} as const;

export const overrideDropped = rule({
  ...facts,
  id: 'override-dropped',
  yields: true,
  title: 'An override is not forwarded to training',
  fields: namesWith(['dropped'], 'overrides', ['training']),
  source: [
    evidence('two-meanings-of-subsampling'),
    evidence('the-deprecated-image-count'),
    evidence('settings-the-training-factory-drops'),
    evidence('the-second-factory-call'),
  ],
  tried: true,
  why: 'Training rebuilds its PyTorch configuration from the TensorFlow section and a fixed list of fields. A field that is not copied to that section, or is not in the list, silently returns to its default, although the payload contains it.',
  check: (context) => casesOf(context, ['dropped'], 'overrides'),
});

export const overrideOverwritten = rule({
  ...facts,
  id: 'override-overwritten',
  yields: true,
  title: 'An override is replaced',
  fields: namesWith(['overwritten'], 'overrides', ['training']),
  source: [
    evidence('grid-and-channels'),
    evidence('settings-the-training-factory-drops'),
    evidence('the-likelihood-switch'),
    evidence('the-second-factory-call'),
  ],
  tried: true,
  why: 'The factory, the bridge or training computes this value from other settings and ignores the override.',
  check: (context) => casesOf(context, ['overwritten'], 'overrides'),
});

export const overrideElsewhere = rule({
  ...facts,
  id: 'override-elsewhere',
  yields: true,
  title: 'Training reads this from another field',
  fields: namesWith(['elsewhere'], 'overrides', ['training']),
  source: [
    knownIssue('LIGHTNING-STRATEGY-001'),
    evidence('settings-the-training-factory-drops'),
    evidence('the-likelihood-switch'),
    evidence('the-second-factory-call'),
    evidence('the-audit-trail'),
    evidence('supervised-training-and-losses'),
  ],
  tried: true,
  why: "Two settings control the same value, and training reads the other one. The audit trail lists the execution option's value even where the PyTorch section contains the override.",
  check: (context) => casesOf(context, ['elsewhere'], 'overrides'),
});

export const overrideIgnored = rule({
  ...facts,
  id: 'override-ignored',
  yields: true,
  title: 'Training ignores an override',
  fields: namesWith(['ignored'], 'overrides', ['training']),
  source: [
    knownIssue('TORCH-PADDED-SIZE-001'),
    evidence('the-second-factory-call'),
    evidence('the-audit-trail'),
    evidence('network-settings'),
    evidence('execution-options-without-effect'),
  ],
  tried: true,
  why: 'The field exists, but no network, loader or trainer of this revision reads it when training from a dataset file.',
  check: (context) => casesOf(context, ['ignored'], 'overrides'),
});

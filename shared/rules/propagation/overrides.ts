/** Overrides that training does not get, a rule for each thing that becomes of them. */
import { knownIssue } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { rule } from '../rule';
import { casesOf, namesWith, TARGET } from './cases';

const facts = {
  outcome: 'ignored',
  stage: 'train',
  targets: [TARGET],
  workflows: ['training'],
} as const;

export const overrideDropped = rule({
  ...facts,
  id: 'override-dropped',
  yields: true,
  title: 'An override is lost before training',
  fields: namesWith(['dropped'], 'overrides', ['training']),
  source: [
    evidence('two-meanings-of-subsampling'),
    evidence('the-deprecated-image-count'),
    evidence('settings-the-training-factory-drops'),
    evidence('the-second-factory-call'),
  ],
  tried: true,
  why: 'Training builds its PyTorch configuration a second time, from the TensorFlow section and a fixed list of its fields. What is not bridged, or not in the list, falls back to its default without a word, though it stands in the payload.',
  check: (context) => casesOf(context, ['dropped'], 'overrides'),
});

export const overrideOverwritten = rule({
  ...facts,
  id: 'override-overwritten',
  yields: true,
  title: 'Something is written over an override',
  fields: namesWith(['overwritten'], 'overrides', ['training']),
  source: [
    evidence('grid-and-channels'),
    evidence('settings-the-training-factory-drops'),
    evidence('the-likelihood-switch'),
    evidence('the-second-factory-call'),
  ],
  tried: true,
  why: 'The factory, the bridge or training itself sets this from something else, whatever was set.',
  check: (context) => casesOf(context, ['overwritten'], 'overrides'),
});

export const overrideElsewhere = rule({
  ...facts,
  id: 'override-elsewhere',
  yields: true,
  title: 'Training reads this in another place',
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
  why: "The same thing can be said twice, and training reads the other place. The audit trail shows the knob's value too, even where the PyTorch section holds the override.",
  check: (context) => casesOf(context, ['elsewhere'], 'overrides'),
});

export const overrideIgnored = rule({
  ...facts,
  id: 'override-ignored',
  yields: true,
  title: 'Nothing in training reads an override',
  fields: namesWith(['ignored'], 'overrides', ['training']),
  source: [
    knownIssue('TORCH-PADDED-SIZE-001'),
    evidence('the-second-factory-call'),
    evidence('the-audit-trail'),
    evidence('network-settings'),
    evidence('execution-options-without-effect'),
  ],
  tried: true,
  why: 'The field is there, and no network, loader or trainer of this revision asks for it when it trains from a dataset file.',
  check: (context) => casesOf(context, ['ignored'], 'overrides'),
});

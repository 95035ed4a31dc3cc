/** Execution knobs that training does not read. */
import { evidence } from '../../sources/source';
import { rule } from '../rule';
import { casesOf, namesWith, TARGET } from './cases';

const facts = {
  outcome: 'ignored',
  stage: 'train',
  targets: [TARGET],
  workflows: ['training'],
} as const;

export const executionOptionIgnored = rule({
  ...facts,
  id: 'execution-option-ignored',
  aliases: ['knob-ignored'],
  yields: true,
  title: 'Nothing in training reads a knob',
  fields: namesWith(['ignored'], 'knobs', ['training']),
  source: [evidence('the-second-factory-call'), evidence('execution-options-without-effect')],
  tried: true,
  why: 'The execution config takes and checks the knob; trainer and loaders are then made without it, or with a number of their own.',
  check: (context) => casesOf(context, ['ignored'], 'knobs'),
});

export const executionOptionElsewhere = rule({
  ...facts,
  id: 'execution-option-elsewhere',
  aliases: ['knob-elsewhere'],
  yields: true,
  title: 'Training reads an override, not the knob',
  fields: namesWith(['elsewhere'], 'knobs', ['training']),
  source: [
    evidence('the-audit-trail'),
    evidence('optimizers-and-schedules'),
    evidence('execution-options-without-effect'),
  ],
  tried: true,
  why: 'The audit trail shows the knob, as if it counted; training reads the override of the same name, bridged to the TensorFlow section.',
  check: (context) => casesOf(context, ['elsewhere'], 'knobs'),
});

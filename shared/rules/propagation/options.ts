/** Execution options that training does not read. */
import { evidence } from '../../sources/source';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { casesOf, namesWith } from './cases';

const facts = {
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
} as const;

export const executionOptionIgnored = rule({
  ...facts,
  id: 'execution-option-ignored',
  aliases: ['knob-ignored'],
  yields: true,
  title: 'Training ignores an execution option',
  fields: namesWith(['ignored'], 'options', ['training']),
  source: [evidence('the-second-factory-call'), evidence('execution-options-without-effect')],
  tried: true,
  why: 'The execution config accepts and checks the option, but trainer and loaders are created without it or with a fixed value.',
  check: (context) => casesOf(context, ['ignored'], 'options'),
});

export const executionOptionElsewhere = rule({
  ...facts,
  id: 'execution-option-elsewhere',
  aliases: ['knob-elsewhere'],
  yields: true,
  title: 'Training reads the override, not the execution option',
  fields: namesWith(['elsewhere'], 'options', ['training']),
  source: [
    evidence('the-audit-trail'),
    evidence('optimizers-and-schedules'),
    evidence('execution-options-without-effect'),
  ],
  tried: true,
  why: 'The audit trail lists the execution option as if it applied, but training reads the override of the same name, copied to the TensorFlow section.',
  check: (context) => casesOf(context, ['elsewhere'], 'options'),
});

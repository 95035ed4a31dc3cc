/** Settings that inference does not read, and settings of another workflow. */
import { evidence } from '../../sources/source';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { casesOf, namesWith } from './cases';

export const unreadInInference = rule({
  id: 'unread-in-inference',
  yields: true,
  title: 'Inference ignores this setting',
  outcome: 'ignored',
  stage: 'infer',
  holds: isProgram,
  workflows: ['inference'],
  fields: namesWith(['dropped', 'overwritten', 'ignored'], 'both', ['inference']),
  source: [
    evidence('two-meanings-of-subsampling'),
    evidence('the-deprecated-image-count'),
    evidence('settings-the-training-factory-drops'),
    evidence('settings-inference-reads'),
    evidence('execution-options-without-effect'),
  ],
  tried: true,
  why: 'The inference factory reads few settings and the reconstruction even fewer; all others keep their defaults.',
  check: (context) => casesOf(context, ['dropped', 'overwritten', 'ignored'], 'both'),
});

export const decidedByModel = rule({
  id: 'decided-by-model',
  yields: true,
  title: 'The trained model determines this setting',
  outcome: 'ignored',
  stage: 'infer',
  holds: isProgram,
  workflows: ['inference'],
  fields: namesWith(['elsewhere'], 'both', ['inference']),
  source: [evidence('settings-inference-reads')],
  tried: true,
  why: 'Inference rebuilds the network from wts.h5.zip with the configuration that it was trained with. An override changes the payload, not the reconstruction.',
  check: (context) => casesOf(context, ['elsewhere'], 'both'),
});

export const otherWorkflow = rule({
  id: 'other-workflow',
  yields: true,
  title: 'This setting belongs to another workflow or trainer',
  outcome: 'ignored',
  stage: 'factory',
  holds: isProgram,
  fields: namesWith(['foreign'], 'both'),
  source: [evidence('settings-inference-reads'), evidence('execution-options-without-effect')],
  tried: true,
  why: 'A payload accepts every known name, but each workflow reads only its own settings and ignores the others.',
  check: (context) => casesOf(context, ['foreign'], 'both'),
});

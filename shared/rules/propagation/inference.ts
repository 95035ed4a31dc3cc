/** Settings that inference does not read, and settings of another workflow. */
import { evidence } from '../../sources/source';
import { rule } from '../rule';
import { casesOf, namesWith, TARGET } from './cases';

export const unreadInInference = rule({
  id: 'unread-in-inference',
  yields: true,
  title: 'Inference does not read this',
  outcome: 'ignored',
  stage: 'infer',
  targets: [TARGET],
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
  why: 'The inference factory reads a short list of names, and the reconstruction still fewer; the rest keeps its default.',
  check: (context) => casesOf(context, ['dropped', 'overwritten', 'ignored'], 'both'),
});

export const decidedByModel = rule({
  id: 'decided-by-model',
  yields: true,
  title: 'The trained model decides this',
  outcome: 'info',
  stage: 'infer',
  targets: [TARGET],
  workflows: ['inference'],
  fields: namesWith(['elsewhere'], 'both', ['inference']),
  source: [evidence('settings-inference-reads')],
  tried: true,
  why: 'The network is rebuilt from wts.h5.zip with the configuration that it was trained with. An override changes what stands in the payload, not the reconstruction.',
  check: (context) => casesOf(context, ['elsewhere'], 'both'),
});

export const otherWorkflow = rule({
  id: 'other-workflow',
  yields: true,
  title: 'This belongs to another workflow or trainer',
  outcome: 'info',
  stage: 'factory',
  targets: [TARGET],
  fields: namesWith(['foreign'], 'both'),
  source: [evidence('settings-inference-reads'), evidence('execution-options-without-effect')],
  tried: true,
  why: 'A payload takes every known name, and each workflow reads its own. Nothing breaks; nothing comes of it either.',
  check: (context) => casesOf(context, ['foreign'], 'both'),
});

/** The field that a run reads for a concept, according to the design document. */

import type { SectionName } from '../../catalogue/types';
import type { Workflow } from '../../request/request';
import { evidence } from '../../sources/source';
import type { Use } from '../target';
import { FACTS } from './facts';

/** Concepts for which the execution config decides in every section. */
const EXECUTION_OPTIONS: { readonly [concept: string]: string } = {
  learning_rate: 'learning_rate',
  scheduler: 'scheduler',
  accum_steps: 'accum_steps',
  gradient_clip_val: 'gradient_clip_val',
  accelerator: 'accelerator',
  n_devices: 'n_devices',
  strategy: 'strategy',
  num_workers: 'num_workers',
  middle_trim: 'middle_trim',
  pad_eval: 'pad_eval',
};

/** Concepts that the PyTorch sections hold; the TensorFlow section is bridged from them. */
const TORCH: { readonly [concept: string]: readonly [SectionName, string] } = {
  N: ['pt_data_config', 'N'],
  gridsize: ['pt_data_config', 'grid_size'],
  C: ['pt_data_config', 'C'],
  neighbors: ['pt_data_config', 'K'],
  nphotons: ['pt_data_config', 'nphotons'],
  probe_scale: ['pt_data_config', 'probe_scale'],
  epochs: ['pt_training_config', 'epochs'],
  nll: ['pt_training_config', 'nll'],
  mode: ['pt_model_config', 'mode'],
  amp_activation: ['pt_model_config', 'amp_activation'],
  n_filters_scale: ['pt_model_config', 'n_filters_scale'],
  object_big: ['pt_model_config', 'object_big'],
  probe_big: ['pt_model_config', 'probe_big'],
  probe_mask: ['pt_model_config', 'probe_mask'],
  pad_object: ['pt_model_config', 'pad_object'],
  intensity_scale_trainable: ['pt_model_config', 'intensity_scale_trainable'],
};

/** One name for two different settings, so neither field decides. */
const SUBSAMPLE: Use = {
  place: null,
  why: 'n_subsample has two meanings: the number of patterns to keep in the TensorFlow section, the number of groups per scan point in pt_data_config.',
  source: [evidence('two-meanings-of-subsampling')],
};

export function uses(workflow: Workflow, concept: string): Use | null {
  if (concept === 'n_subsample') return SUBSAMPLE;
  const option = EXECUTION_OPTIONS[concept];
  if (option !== undefined && Object.hasOwn(FACTS.sections.execution_config, option))
    return {
      place: { section: 'execution_config', name: option },
      why: 'The execution config overrides the sections; its value is written to all of them.',
      source: [evidence('the-design-document')],
    };
  if (concept === 'batch_size' && workflow === 'training')
    return torch('pt_training_config', 'batch_size');
  if (concept === 'batch_size')
    return {
      place: { section: 'pt_inference_config', name: 'batch_size' },
      why: 'inference_batch_size, if set, becomes the batch size of inference.',
      source: [evidence('the-design-document')],
    };
  const place = TORCH[concept];
  return place && Object.hasOwn(FACTS.sections[place[0]], place[1]) ? torch(...place) : null;
}

const torch = (section: SectionName, name: string): Use => ({
  place: { section, name },
  why: 'Training reads the PyTorch section; the TensorFlow section and params.cfg are copied from it.',
  source: [evidence('the-design-document')],
});

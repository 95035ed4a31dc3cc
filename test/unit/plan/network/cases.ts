/** Recorded cases of the real PtychoPINN as options of a network. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { NetworkOptions } from '../../../../shared/plan/network/options';

/** PtychoPINN's defaults for what a case does not set. */
export const DEFAULTS: NetworkOptions = {
  architecture: 'cnn',
  N: 64,
  gridsize: 1,
  batch_size: 16,
  probe_modes: 1,
  model_type: 'Unsupervised',
  grouped: true,
  assembled: true,
  max_neighbor_distance: 3,
  training_patch_weighting: 'central_mask',
  physics_forward_mode: 'amplitude',
  rect_s1s2_trainable: true,
  intensity_scale_trainable: false,
  amplitude_physics_gain: 1,
  torch_loss_mode: 'poisson',
  torch_mae_pred_l2_match_target: false,
  amp_loss: null,
  phase_loss: null,
  optimizer: 'adam',
  momentum: 0.9,
  num_datasets: 1,
  n_filters_scale: 2,
  amp_activation: 'silu',
  batch_norm: false,
  probe_big: true,
  cnn_output_mode: 'amp_phase',
  cbam_encoder: true,
  eca_encoder: false,
  cbam_bottleneck: false,
  cbam_decoder: false,
  eca_decoder: false,
  spatial_decoder: false,
  decoder_spatial_kernel: 7,
  use_shared_decoder: false,
  use_legacy_decoder_channel_override: false,
  decoder_last_c_outer_fraction: 0.125,
  decoder_last_amp_channels: 1,
  fno_width: 32,
  fno_blocks: 4,
  fno_modes: 12,
  fno_cnn_blocks: 2,
  fno_input_transform: 'none',
  generator_output_mode: 'real_imag',
  learned_input_channels: 1,
};

const value = z.union([z.number(), z.boolean(), z.string()]);
const line = z.object({
  request: z.record(z.string(), value),
  dataset: z.object({ probe_modes: z.number().optional() }),
  expected: z.record(z.string(), z.unknown()),
});

const options = z.looseObject({ object_big: z.boolean().optional() });

/** Options of a request; `reads` names the architectures that are built with `learned_input_channels`. */
export function optionsOf(
  request: { readonly [name: string]: number | boolean | string },
  modes = 1,
  reads: readonly string[] = ['ffno'],
): NetworkOptions {
  const { object_big = true } = options.parse(request);
  const chosen = { ...DEFAULTS, ...request, grouped: object_big, assembled: object_big };
  return {
    ...chosen,
    probe_modes: modes,
    learned_input_channels: reads.includes(chosen.architecture) ? chosen.learned_input_channels : 1,
  };
}

/** The lines of a file of recorded cases. */
export const recorded = (name: string) =>
  readFileSync(path.join(import.meta.dirname, '../../../plan', name), 'utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => line.parse(JSON.parse(text)));

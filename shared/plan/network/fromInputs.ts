/** The options of a run's network, from what the run has. */
import { findArray } from '../../dataset/probeSize';
import { readersOfInputChannels } from '../../targets/inputChannels';
import type { PlanInputs } from '../inputs';
import type { NetworkOptions } from './options';

/** Modes of the probe: the leading axis of three. One where the file is not known, as most scans have. */
export function modesOf({ files }: PlanInputs): number {
  const probe = findArray(files.dataset, 'probeGuess');
  return probe?.shape.length === 3 && probe.shape[1] === probe.shape[2] ? (probe.shape[0] ?? 1) : 1;
}

/** Options of the network that a run trains; what is no number where one is needed becomes NaN, which has no network. */
export function networkOptions(inputs: PlanInputs): NetworkOptions {
  const number = (name: string) => inputs.number(name) ?? Number.NaN;
  const text = (name: string) => String(inputs.value(name));
  const optional = (name: string) => (inputs.value(name) ? text(name) : null);
  // Python takes 1 for true.
  const flag = (name: string) => Boolean(inputs.value(name));
  const architecture = text('architecture');
  const readers = readersOfInputChannels(inputs.target, architecture);
  return {
    architecture,
    N: inputs.N ?? Number.NaN,
    gridsize: inputs.gridsize ?? Number.NaN,
    batch_size: inputs.batchSize ?? Number.NaN,
    probeModes: modesOf(inputs),
    isSupervised: inputs.isSupervised,
    loader: inputs.route.loader,
    object_big: inputs.isObjectBig,
    max_neighbor_distance: number('max_neighbor_distance'),
    training_patch_weighting: text('training_patch_weighting'),
    physics_forward_mode: text('physics_forward_mode'),
    rect_s1s2_trainable: flag('rect_s1s2_trainable'),
    intensity_scale_trainable: flag('intensity_scale_trainable'),
    amplitude_physics_gain: number('amplitude_physics_gain'),
    torch_loss_mode: text('torch_loss_mode').toLowerCase(),
    torch_mae_pred_l2_match_target: flag('torch_mae_pred_l2_match_target'),
    amp_loss: optional('amp_loss'),
    phase_loss: optional('phase_loss'),
    optimizer: text('optimizer'),
    momentum: number('momentum'),
    num_datasets: number('num_datasets'),
    n_filters_scale: number('n_filters_scale'),
    amp_activation: text('amp_activation'),
    batch_norm: flag('batch_norm'),
    probe_big: flag('probe_big'),
    cnn_output_mode: text('cnn_output_mode'),
    cbam_encoder: flag('cbam_encoder'),
    eca_encoder: flag('eca_encoder'),
    cbam_bottleneck: flag('cbam_bottleneck'),
    cbam_decoder: flag('cbam_decoder'),
    eca_decoder: flag('eca_decoder'),
    spatial_decoder: flag('spatial_decoder'),
    decoder_spatial_kernel: number('decoder_spatial_kernel'),
    use_shared_decoder: flag('use_shared_decoder'),
    use_legacy_decoder_channel_override: flag('use_legacy_decoder_channel_override'),
    decoder_last_c_outer_fraction: number('decoder_last_c_outer_fraction'),
    decoder_last_amp_channels: number('decoder_last_amp_channels'),
    fno_width: number('fno_width'),
    fno_blocks: number('fno_blocks'),
    fno_modes: number('fno_modes'),
    fno_cnn_blocks: number('fno_cnn_blocks'),
    fno_input_transform: text('fno_input_transform'),
    generator_output_mode: text('generator_output_mode'),
    learned_input_channels: readers.includes(inputs.entryPoint)
      ? number('learned_input_channels')
      : 1,
  };
}

/** What of a run decides the size of its network and of one training step. */

/** Named as PtychoPINN's fields are, where they are fields; each is the value that the run reads. */
export interface NetworkOptions {
  readonly architecture: string;
  /** Side of a pattern, in pixels. */
  readonly N: number;
  /** Side of a group: it has `gridsize`² patterns. */
  readonly gridsize: number;
  readonly batch_size: number;
  readonly probeModes: number;
  readonly isSupervised: boolean;
  /** How batches are loaded: in memory, or from a map with all its fields. */
  readonly loader: 'container' | 'memory-map';
  /** Whether the network reconstructs a patch for each pattern of a group, and the patches are assembled into one object. */
  readonly object_big: boolean;
  readonly max_neighbor_distance: number;
  readonly training_patch_weighting: string;
  readonly physics_forward_mode: string;
  readonly rect_s1s2_trainable: boolean;
  readonly intensity_scale_trainable: boolean;
  readonly amplitude_physics_gain: number;
  readonly torch_loss_mode: string;
  readonly torch_mae_pred_l2_match_target: boolean;
  readonly amp_loss: string | null;
  readonly phase_loss: string | null;
  readonly optimizer: string;
  readonly momentum: number;
  readonly num_datasets: number;
  readonly n_filters_scale: number;
  readonly amp_activation: string;
  readonly batch_norm: boolean;
  readonly probe_big: boolean;
  readonly cnn_output_mode: string;
  readonly cbam_encoder: boolean;
  readonly eca_encoder: boolean;
  readonly cbam_bottleneck: boolean;
  readonly cbam_decoder: boolean;
  readonly eca_decoder: boolean;
  readonly spatial_decoder: boolean;
  readonly decoder_spatial_kernel: number;
  readonly use_shared_decoder: boolean;
  readonly use_legacy_decoder_channel_override: boolean;
  readonly decoder_last_c_outer_fraction: number;
  readonly decoder_last_amp_channels: number;
  readonly fno_width: number;
  readonly fno_blocks: number;
  readonly fno_modes: number;
  readonly fno_cnn_blocks: number;
  readonly fno_input_transform: string;
  readonly generator_output_mode: string;
  /** Channels of a pattern as the run's network is built: 1 where this target's architecture ignores the field. */
  readonly learned_input_channels: number;
}

/** Patterns in a group. */
export const patternsOf = ({ gridsize }: NetworkOptions) => gridsize ** 2;

/** Patches that the CNN reconstructs for a group. */
export const patchesOf = (options: NetworkOptions) =>
  options.object_big ? patternsOf(options) : 1;

/** Side of the canvas on which the patches of a group are assembled, in pixels (`get_bigN`). */
export function canvasOf({ N, gridsize, max_neighbor_distance }: NetworkOptions): number {
  const offset = Math.ceil(max_neighbor_distance);
  return N + (gridsize - 1) * (offset + (offset % 2));
}

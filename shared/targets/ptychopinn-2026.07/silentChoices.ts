/** Fields whose unknown values PtychoPINN takes for one of its choices: what it knows, and what the rest stands for. */
interface SilentChoice {
  readonly choices: readonly string[];
  readonly means: string;
}

export const SILENT_CHOICES: { readonly [name: string]: SilentChoice } = {
  neighbor_function: {
    choices: ['Nearest', 'Min_dist', '4_quadrant'],
    means: 'it groups by 4_quadrant (D:88)',
  },
  normalize: {
    choices: ['Group', 'Batch', 'None'],
    means: 'the memory-mapped loader leaves the scale factors unwritten (D:1128)',
  },
  training_patch_weighting: {
    choices: ['central_mask', 'probe', 'uniform'],
    means: 'it weights as uniform (M:1425)',
  },
  physics_forward_mode: {
    choices: ['amplitude', 'rectangular_scaled'],
    means: 'it models amplitude (SC:222)',
  },
  rect_s1s2_init: { choices: ['ones', 'data'], means: 'it starts from ones (W:1763)' },
  cnn_output_mode: {
    choices: ['amp_phase', 'real_imag'],
    means: 'the network gives amp_phase (M:157)',
  },
  gradient_clip_algorithm: {
    choices: ['norm', 'value', 'agc'],
    means: 'nothing is clipped (M:2536)',
  },
};

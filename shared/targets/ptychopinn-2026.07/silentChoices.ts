/**
 * Fields whose unknown values PtychoPINN takes for one of its choices: what it knows, and what the rest stands for
 * (D:88, D:1128, M:1425, M:2506-2520, SC:223, W:1754, M:145-166).
 */
interface SilentChoice {
  readonly choices: readonly string[];
  readonly means: string;
}

export const SILENT_CHOICES: { readonly [name: string]: SilentChoice } = {
  neighbor_function: {
    choices: ['Nearest', 'Min_dist', '4_quadrant'],
    means: 'it groups by 4_quadrant',
  },
  normalize: {
    choices: ['Group', 'Batch', 'None'],
    means: 'the memory-mapped loader leaves the scale factors unwritten',
  },
  training_patch_weighting: {
    choices: ['central_mask', 'probe', 'uniform'],
    means: 'it weights as uniform',
  },
  physics_forward_mode: {
    choices: ['amplitude', 'rectangular_scaled'],
    means: 'it models amplitude',
  },
  rect_s1s2_init: { choices: ['ones', 'data'], means: 'it starts from ones' },
  cnn_output_mode: {
    choices: ['amp_phase', 'real_imag'],
    means: 'the network gives amp_phase',
  },
  gradient_clip_algorithm: {
    choices: ['norm', 'value', 'agc'],
    means: 'nothing is clipped',
  },
};

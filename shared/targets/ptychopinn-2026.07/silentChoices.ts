import type { SilentChoice } from '../traits/run';

/**
 * Fields whose unknown values PtychoPINN silently treats as one of its choices: the known values, and the effect of others
 * (ptycho_torch/dataloader.py:88, ptycho_torch/dataloader.py:1128, ptycho_torch/model.py:1425, ptycho_torch/model.py:2506-2520, ptycho_torch/scaling_contract.py:223, ptycho_torch/workflows/components.py:1754, ptycho_torch/model.py:145-166).
 */
export const SILENT_CHOICES: { readonly [name: string]: SilentChoice } = {
  neighbor_function: {
    choices: ['Nearest', 'Min_dist', '4_quadrant'],
    means: 'PtychoPINN uses 4_quadrant',
  },
  normalize: {
    choices: ['Group', 'Batch', 'None'],
    means: 'the memory-mapped loader does not write the scale factors',
  },
  training_patch_weighting: {
    choices: ['central_mask', 'probe', 'uniform'],
    means: 'PtychoPINN uses uniform',
  },
  physics_forward_mode: {
    choices: ['amplitude', 'rectangular_scaled'],
    means: 'PtychoPINN uses amplitude',
  },
  rect_s1s2_init: { choices: ['ones', 'data'], means: 'PtychoPINN uses ones' },
  cnn_output_mode: {
    choices: ['amp_phase', 'real_imag'],
    means: 'PtychoPINN uses amp_phase',
  },
  gradient_clip_algorithm: {
    choices: ['norm', 'value', 'agc'],
    means: 'gradients are not clipped',
  },
};

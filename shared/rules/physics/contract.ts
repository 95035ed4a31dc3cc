/** The forward model and scale contract of a training request (ptycho_torch/scaling_contract.py:222-225, ptycho_torch/model.py:1736). */
import type { Context } from '../context';

/** Whether the forward model is the one that scale contracts apply to. */
export const isRectangular = ({ value }: Context): boolean =>
  value('pt_model_config', 'physics_forward_mode') === 'rectangular_scaled';

/** Whether training is on raw counts (`ci_intensity_v2`). */
export const isCountIntensity = (context: Context): boolean =>
  isRectangular(context) &&
  context.value('pt_data_config', 'scale_contract_version') === 'ci_intensity_v2';

/** The network's output: real and imaginary parts, or amplitude and phase. */
export function networkOutput({ value }: Context): string {
  const model = (name: string) => value('pt_model_config', name);
  if (model('architecture') !== 'cnn') return String(model('generator_output_mode'));
  const complex = model('mode') === 'Unsupervised' && model('cnn_output_mode') === 'real_imag';
  return complex ? 'real_imag' : 'amp_phase';
}

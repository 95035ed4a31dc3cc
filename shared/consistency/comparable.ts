import type { Value } from '../values/value';

const MODES: { readonly [name: string]: string } = {
  pinn: 'Unsupervised',
  supervised: 'Supervised',
};
const ACTIVATIONS: { readonly [name: string]: string } = { silu: 'swish', SiLU: 'swish' };

/** A value in terms that can be compared across names: gridsize 2 is the grid (2, 2), pinn is Unsupervised. */
export function comparable(name: string, value: Value): Value {
  switch (name) {
    case 'gridsize':
      return [value, value];
    case 'mode':
    case 'model_type':
      return typeof value === 'string' ? (MODES[value] ?? value) : value;
    case 'amp_activation':
      return typeof value === 'string' ? (ACTIVATIONS[value] ?? value) : value;
    // The TensorFlow weight only switches the loss on or off.
    case 'nll_weight':
      return typeof value === 'number' ? value > 0 : value;
    case 'probe_mask':
      return value ?? false;
    default:
      return value;
  }
}

import { defineStep, NONE } from '../step';
import { squeeze } from '../view';

export const SQUEEZE = defineStep({
  id: 'squeeze',
  applies: ['patterns', 'probe', 'x', 'y', 'object'],
  schema: NONE,
  title: 'Squeeze',
  initial: () => ({}),
  fields: [],
  label: () => 'squeeze',
  formula: () => 'Axes of length 1 are dropped.',
  view: (_, view) => squeeze(view),
  python: (_, name) => [`${name} = np.squeeze(${name})`],
});

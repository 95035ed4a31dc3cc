import { perPixel } from './perPixel';

export const GAIN = perPixel({
  id: 'gain',
  title: 'Divide by gain',
  field: 'Gain',
  label: 'gain',
  formula: (gain) => `I / ${gain}; where the gain is 0, 0.`,
  compute: (value, gain) => (gain === 0 ? 0 : value / gain),
  operator: '/',
});

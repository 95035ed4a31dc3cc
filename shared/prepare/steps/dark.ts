import { perPixel } from './perPixel';

export const DARK = perPixel({
  id: 'dark',
  title: 'Subtract dark frame',
  field: 'Dark frame',
  label: 'dark',
  formula: (dark) => `I − ${dark}, in counts.`,
  compute: (value, dark) => value - dark,
  operator: '-',
});

import { defineStep, NONE } from '../step';

export const SQUARE = defineStep({
  id: 'square',
  applies: ['patterns'],
  schema: NONE,
  title: 'Amplitude to counts',
  initial: () => ({}),
  fields: [],
  label: () => 'A²',
  formula: () => 'I = A², in counts.',
  frame: async (_, before) => ({
    after: { ...before, quantity: 'intensity' },
    apply: (data) => data.map((value) => value * value),
  }),
  python: (_, name) => [`${name} = ${name} ** 2`],
});

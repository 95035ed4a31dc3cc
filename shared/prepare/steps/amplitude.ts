import { defineStep, NONE } from '../step';

export const AMPLITUDE = defineStep({
  id: 'amplitude',
  applies: ['patterns'],
  schema: NONE,
  title: 'Counts to amplitude',
  initial: () => ({}),
  fields: [],
  label: () => '√ counts',
  formula: () => 'A = √max(I, 0), in √counts.',
  frame: async (_, before) => ({
    after: { ...before, quantity: 'amplitude' },
    apply: (data) => {
      for (let i = 0; i < data.length; i++) data[i] = Math.sqrt(Math.max(data[i] ?? 0, 0));
      return data;
    },
  }),
  python: (_, name) => [`${name} = np.sqrt(np.maximum(${name}, 0))`],
});

import { defineStep, NONE } from '../step';

export const CONJUGATE = defineStep({
  id: 'conjugate',
  applies: ['probe', 'object'],
  schema: NONE,
  title: 'Conjugate',
  initial: () => ({}),
  fields: [],
  label: () => 'conjugate',
  formula: () => 'P* : the phase changes its sign.',
  frame: async (_, stage) => ({
    after: stage,
    apply: (data) => data.map((value, i) => (i % 2 === 1 ? -value : value)),
  }),
  python: (_, name) => [`${name} = np.conj(${name})`],
});

import { z } from 'zod';
import { defineStep } from '../step';

const schema = z.strictObject({ to: z.enum(['float32', 'float64']) });

export const DTYPE = defineStep({
  id: 'dtype',
  applies: ['patterns'],
  schema,
  title: 'Data type',
  initial: () => ({ to: 'float32' as const }),
  fields: [
    {
      name: 'to',
      label: 'Type',
      kind: 'choice',
      choices: [
        { value: 'float32', label: 'float32' },
        { value: 'float64', label: 'float64' },
      ],
    },
  ],
  label: ({ to }) => to,
  formula: ({ to }) => `Written as ${to}; computed in float64.`,
  frame: async (_, stage) => ({ after: stage, apply: (data) => data }),
  python: ({ to }, name) => [`${name} = ${name}.astype(np.${to})`],
});

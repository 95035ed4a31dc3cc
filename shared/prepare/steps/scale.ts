import { z } from 'zod';
import { defineStep } from '../step';

const schema = z.strictObject({ factor: z.number() });

export const SCALE = defineStep({
  id: 'scale',
  applies: ['patterns', 'probe', 'x', 'y', 'object'],
  schema,
  title: 'Multiply',
  initial: () => ({ factor: 1 }),
  fields: [{ name: 'factor', label: 'Factor', kind: 'number' }],
  label: ({ factor }) => `× ${factor}`,
  formula: ({ factor }) => `Every value × ${factor}.`,
  frame: async ({ factor }, stage) => ({
    after: stage,
    apply: (data) => data.map((value) => value * factor),
  }),
  coordinate: ({ factor }, values) => values.map((value) => value * factor),
  python: ({ factor }, name) => [`${name} = ${name} * ${factor}`],
});

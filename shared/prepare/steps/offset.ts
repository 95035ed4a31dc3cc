import { z } from 'zod';
import { defineStep } from '../step';

const schema = z.strictObject({ px: z.union([z.number(), z.literal('half')]) });

export const OFFSET = defineStep({
  id: 'offset',
  applies: ['x', 'y'],
  schema,
  title: 'Offset',
  initial: () => ({ px: 'half' as const }),
  fields: [{ name: 'px', label: 'Offset: a number, or half', unit: 'px', kind: 'number' }],
  label: ({ px }) => (px === 'half' ? '+ N/2' : `+ ${px} px`),
  formula: ({ px }) =>
    px === 'half' ? 'x + N/2: from the corner of a patch to its centre.' : `x + ${px} px.`,
  coordinate: ({ px }, values, { size }) =>
    values.map((value) => value + (px === 'half' ? size / 2 : px)),
  python: ({ px }, name) => [`${name} = ${name} + ${px === 'half' ? 'N / 2' : px}`],
});

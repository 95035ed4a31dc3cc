import { z } from 'zod';
import { factorOf } from '../quantity';
import { defineStep, impossible } from '../step';

const LENGTHS = ['m', 'cm', 'mm', 'um', 'nm', 'A', 'pm'] as const;
const schema = z.strictObject({ from: z.enum(['px', ...LENGTHS]) });

export const UNIT = defineStep({
  id: 'unit',
  applies: ['x', 'y'],
  schema,
  title: 'Unit to pixels',
  initial: () => ({ from: 'm' as const }),
  fields: [
    {
      name: 'from',
      label: 'Unit in the file',
      kind: 'choice',
      choices: ['px', ...LENGTHS].map((value) => ({ value, label: value })),
    },
  ],
  label: ({ from }) => (from === 'px' ? 'px' : `${from} → px`),
  formula: ({ from }) =>
    from === 'px'
      ? 'Pixels of the file, × N/N₀ where patterns are cropped or padded from N₀ to N.'
      : `x[px] = x[${from}] / p, with the pixel of the object p = λ z / (N Δ).`,
  coordinate: ({ from }, values, { growth, pixel }) => {
    const factor = factorOf(from, 'length');
    if (from === 'px') return values.map((value) => value * growth);
    if (factor === null) throw impossible('unit', `${from} is no unit of length`);
    const size = pixel();
    return values.map((value) => (value * factor) / size);
  },
  python: ({ from }, name) => [
    from === 'px'
      ? `${name} = ${name} * growth_${name}`
      : `${name} = ${name} * ${factorOf(from, 'length')} / pixel_${name}`,
  ],
});

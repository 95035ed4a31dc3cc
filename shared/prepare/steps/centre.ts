import { z } from 'zod';
import { atSchema, atText, centreAt, nearestPixel, pythonAt } from '../centreAt';
import { middle, widthOf, windowOf } from '../frame';
import { defineStep } from '../step';

const schema = z.strictObject({ at: atSchema });

/** A beam with structure has its centre of mass off its axis by less than this (2.8 px in a real scan). */
const LEAST = 3;

export const CENTRE = defineStep({
  id: 'centre',
  applies: ['patterns'],
  schema,
  title: 'Centre',
  initial: () => ({ at: 'mass' as const }),
  fields: [
    { name: 'at', label: 'Centre in the file: mass, or row and column', unit: 'px', kind: 'list' },
  ],
  label: ({ at }) => (at === 'mass' ? 'centre' : `centre at ${atText(at)}`),
  formula: ({ at }) =>
    `All patterns are shifted by the same whole pixels, ${atText(at)} to [N/2, N/2]; 0 where there is no pixel.${
      at === 'mass'
        ? ` An offset below ${LEAST} px is left: structure of the beam is as large.`
        : ''
    }`,
  frame: async ({ at }, before, context) => {
    const found = await centreAt(at, before, context);
    const [row, column] = [before.rows, before.columns].map((length, i) => {
      const offset = (found[i] ?? 0) - middle(length);
      const isLeft = at === 'mass' && Math.abs(offset) < LEAST;
      return isLeft ? 0 : nearestPixel(found[i] ?? 0) - middle(length);
    });
    return {
      after: before,
      apply: (data) => windowOf(data, before, before, row ?? 0, column ?? 0, widthOf(before)),
    };
  },
  python: ({ at }, name, context) => [
    `half = np.array(${name}.shape[-2:]) // 2`,
    `found = ${pythonAt(at, name, context)}`,
    'offset = np.floor(found + 0.5).astype(int) - half',
    ...(at === 'mass' ? [`offset[np.abs(found - half) < ${LEAST}] = 0`] : []),
    `${name} = window(${name}, ${name}.shape[-2:], offset)`,
  ],
});

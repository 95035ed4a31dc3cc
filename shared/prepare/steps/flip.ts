import { z } from 'zod';
import { widthOf } from '../frame';
import { defineStep } from '../step';

const schema = z.strictObject({ axis: z.enum(['rows', 'columns']) });

export const FLIP = defineStep({
  id: 'flip',
  applies: ['patterns', 'probe', 'object'],
  schema,
  title: 'Flip',
  initial: () => ({ axis: 'rows' as const }),
  fields: [
    {
      name: 'axis',
      label: 'Order that is reversed',
      kind: 'choice',
      choices: [
        { value: 'rows', label: 'rows' },
        { value: 'columns', label: 'columns' },
      ],
    },
  ],
  label: ({ axis }) => `flip ${axis}`,
  formula: ({ axis }) =>
    `${axis === 'rows' ? 'Row r becomes row (H − r) mod H' : 'Column c becomes column (W − c) mod W'}: zero frequency stays. Of patterns, the probe of a file is flipped, too.`,
  probe: 'same',
  frame: async ({ axis }, stage) => {
    const { rows, columns } = stage;
    const width = widthOf(stage);
    return {
      after: stage,
      apply: (data) => {
        const out = new Float64Array(data.length);
        for (let row = 0; row < rows; row++)
          for (let column = 0; column < columns; column++) {
            const r = axis === 'rows' ? shifted(row, rows) : row;
            const c = axis === 'columns' ? shifted(column, columns) : column;
            for (let k = 0; k < width; k++)
              out[(r * columns + c) * width + k] = data[(row * columns + column) * width + k] ?? 0;
          }
        return out;
      },
    };
  },
  python: ({ axis }, name) => {
    const at = axis === 'rows' ? -2 : -1;
    // With an odd length, reversing leaves the middle where it is.
    return [`${name} = np.roll(np.flip(${name}, ${at}), 1 - ${name}.shape[${at}] % 2, axis=${at})`];
  },
});

/** The place of an element when the order is reversed about `floor(length / 2)`. */
const shifted = (at: number, length: number): number =>
  length % 2 === 0 ? (length - at) % length : length - 1 - at;

import { z } from 'zod';
import { shapeText } from '../../dataset/probeSize';
import { defineStep, impossible } from '../step';

const schema = z.strictObject({
  rows: z.int().min(1).max(1_000_000),
  columns: z.int().min(1).max(1_000_000),
  axis: z.enum(['fast', 'slow']),
});

export const GRID = defineStep({
  id: 'grid',
  applies: ['x', 'y'],
  schema,
  title: 'Repeat over a raster',
  initial: ([length = 1]) => ({ rows: length, columns: length, axis: 'fast' as const }),
  fields: [
    { name: 'rows', label: 'Rows', kind: 'integer' },
    { name: 'columns', label: 'Columns', kind: 'integer' },
    {
      name: 'axis',
      label: 'Changes with',
      kind: 'choice',
      choices: [
        { value: 'fast', label: 'every pattern' },
        { value: 'slow', label: 'every row' },
      ],
    },
  ],
  label: ({ rows, columns }) => `raster ${rows} × ${columns}`,
  formula: ({ rows, columns, axis }) =>
    axis === 'fast'
      ? `One value for each of ${columns} columns, repeated in ${rows} rows.`
      : `One value for each of ${rows} rows, repeated in ${columns} columns.`,
  whole: async ({ rows, columns, axis }, { shape, data }) => {
    const wanted = axis === 'fast' ? columns : rows;
    if (shape.length !== 1 || shape[0] !== wanted)
      throw impossible('grid', `the shape is ${shapeText(shape)}, not (${wanted},)`);
    const out = Float64Array.from(
      { length: rows * columns },
      (_, i) => data[axis === 'fast' ? i % columns : Math.floor(i / columns)] ?? 0,
    );
    return { shape: [out.length], data: out, complex: false };
  },
  python: ({ rows, columns, axis }, name) => [
    axis === 'fast'
      ? `${name} = np.tile(${name}, ${rows})`
      : `${name} = np.repeat(${name}, ${columns})`,
  ],
});

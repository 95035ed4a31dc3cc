import { z } from 'zod';
import { middle, widthOf, windowOf } from '../frame';
import { defineStep, impossible } from '../step';

const schema = z.strictObject({ size: z.int().min(1).max(16_384) });

export const PAD = defineStep({
  id: 'pad',
  applies: ['patterns', 'probe', 'object'],
  schema,
  title: 'Pad',
  initial: (shape) => ({
    size: [64, 128, 256].find((n) => n > Math.max(...shape.slice(-2))) ?? 256,
  }),
  fields: [{ name: 'size', label: 'Side', unit: 'px', kind: 'integer' }],
  label: ({ size }) => `pad ${size}`,
  formula: ({ size }) =>
    `0 around each pattern to ${size} × ${size} pixels: the object's pixel shrinks by H/${size}.`,
  probe: 'resample',
  frame: async ({ size }, before) => {
    if (size < Math.max(before.rows, before.columns))
      throw impossible('pad', `${before.rows} × ${before.columns} pixels are more than ${size}`);
    const after = { ...before, rows: size, columns: size };
    const [row, column] = [
      middle(before.rows) - middle(size),
      middle(before.columns) - middle(size),
    ];
    return { after, apply: (data) => windowOf(data, before, after, row, column, widthOf(before)) };
  },
  python: ({ size }, name) => [
    `${name} = window(${name}, (${size}, ${size}), np.array(${name}.shape[-2:]) // 2 - ${middle(size)})`,
  ],
});

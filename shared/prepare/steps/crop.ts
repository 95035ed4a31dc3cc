import { z } from 'zod';
import { atSchema, atText, centreAt, nearestPixel, pythonAt } from '../centreAt';
import { middle, widthOf, windowOf } from '../frame';
import { defineStep } from '../step';

const SIDE = z.int().min(1).max(16_384);
const schema = z.strictObject({ size: SIDE, at: atSchema.optional() });

export const CROP = defineStep<z.infer<typeof schema>>({
  id: 'crop',
  applies: ['patterns', 'probe', 'object'],
  schema,
  title: 'Crop',
  initial: (shape) => ({
    size: [256, 128, 64].find((n) => n < Math.min(...shape.slice(-2))) ?? 64,
  }),
  fields: [
    { name: 'size', label: 'Side', unit: 'px', kind: 'integer' },
    { name: 'at', label: 'About: mass, or row and column', unit: 'px', kind: 'list' },
  ],
  label: ({ size }) => `crop ${size}`,
  formula: ({ size, at }) =>
    `${size} × ${size} pixels about ${at === undefined ? '[H/2, W/2]' : atText(at)}: the object's pixel grows by H/${size}.`,
  probe: 'resample',
  frame: async ({ size, at }, before, context) => {
    const centre = at === undefined ? null : await centreAt(at, before, context);
    const [row = 0, column = 0] = [before.rows, before.columns].map(
      (length, i) => (centre ? nearestPixel(centre[i] ?? 0) : middle(length)) - middle(size),
    );
    const after = { ...before, rows: size, columns: size };
    return { after, apply: (data) => windowOf(data, before, after, row, column, widthOf(before)) };
  },
  python: ({ size, at }, name, context) => [
    at === undefined
      ? `centre = np.array(${name}.shape[-2:]) // 2`
      : `centre = np.floor(${pythonAt(at, name, context)} + 0.5).astype(int)`,
    `${name} = window(${name}, (${size}, ${size}), centre - ${middle(size)})`,
  ],
});

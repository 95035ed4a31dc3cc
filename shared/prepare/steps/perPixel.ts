/** Steps that combine each pattern with one array of its size, or with a number. */
import { z } from 'zod';
import { shapeText } from '../../dataset/probeSize';
import { type ArrayRef, arrayRefSchema, refText } from '../refs';
import { defineStep, impossible, type StepEntry } from '../step';

type Parameters = { readonly array: ArrayRef } | { readonly value: number };

/** An array, or else a number. */
const schemaOf = (neutral: number): z.ZodType<Parameters> =>
  z
    .strictObject({
      array: arrayRefSchema.optional(),
      value: z.number().optional(),
    })
    .transform(({ array, value = neutral }) => (array ? { array } : { value }));

/** @param operator Python's, for the same as `compute` */
export function perPixel(own: {
  readonly id: string;
  readonly title: string;
  readonly field: string;
  readonly label: string;
  readonly formula: (what: string) => string;
  readonly compute: (value: number, other: number) => number;
  readonly operator: '-' | '/';
}): StepEntry {
  const neutral = own.operator === '-' ? 0 : 1;
  return defineStep<Parameters>({
    id: own.id,
    applies: ['patterns'],
    schema: schemaOf(neutral),
    title: own.title,
    initial: () => ({ value: neutral }),
    fields: [
      { name: 'array', label: own.field, kind: 'array' },
      { name: 'value', label: 'Or a number', kind: 'number' },
    ],
    label: (parameters) => ('value' in parameters ? `${own.label} ${parameters.value}` : own.label),
    formula: (parameters) =>
      own.formula('value' in parameters ? String(parameters.value) : refText(parameters.array)),
    frame: async (parameters, before, context) => {
      const other = await otherOf(parameters);
      return {
        after: before,
        apply: (data) => {
          for (let i = 0; i < data.length; i++) data[i] = own.compute(data[i] ?? 0, other(i));
          return data;
        },
      };

      async function otherOf(given: Parameters): Promise<(pixel: number) => number> {
        if ('value' in given) return () => given.value;
        const { shape, data } = await context.values(given.array);
        const pixels = before.rows * before.columns;
        const [rows, columns] = shape.slice(-2);
        if (rows !== before.rows || columns !== before.columns || shape.length > 3)
          throw impossible(
            own.id,
            `the shape of ${refText(given.array)} is ${shapeText(shape)}, that of a pattern ${shapeText([before.rows, before.columns])}`,
          );
        const mean = meanOf(data, pixels);
        return (pixel) => mean[pixel] ?? 0;
      }
    },
    python: (parameters, name, { ofDetector }) => {
      const other =
        'value' in parameters
          ? [`other = ${parameters.value}`]
          : [
              `other = ${ofDetector(parameters.array)}.astype(np.float64)`,
              'other = other.mean(axis=0) if other.ndim == 3 else other',
            ];
      return own.operator === '-'
        ? [...other, `${name} = ${name} - other`]
        : [
            ...other,
            `${name} = np.divide(${name}, other, out=np.zeros_like(${name}), where=np.broadcast_to(other != 0, ${name}.shape))`,
          ];
    },
  });
}

/** Several frames are averaged. */
function meanOf(data: Float64Array, pixels: number): Float64Array {
  const frames = data.length / pixels;
  const out = data.slice(0, pixels);
  for (let at = pixels; at < data.length; at++)
    out[at % pixels] = (out[at % pixels] ?? 0) + (data[at] ?? 0);
  return frames === 1 ? out : out.map((sum) => sum / frames);
}

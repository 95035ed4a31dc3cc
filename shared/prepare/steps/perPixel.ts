/** Steps that combine each pattern with one array of its size, or with a number. */
import { z } from 'zod';
import { shapeText } from '../../dataset/probeSize';
import { type ArrayRef, arrayRefSchema, refText } from '../refs';
import { defineStep, type FrameKind, impossible, type StepEntry } from '../step';

type Parameters =
  | { readonly array: ArrayRef; readonly where?: FrameKind }
  | { readonly value: number };

/** Of frames of one kind, so many are read at once. */
const AT_ONCE = 8;

/** An array, or else a number. */
const schemaOf = (neutral: number): z.ZodType<Parameters> =>
  z
    .strictObject({
      array: arrayRefSchema.optional(),
      /** Of the frames of the array those of one kind alone. */
      where: z.strictObject({ array: arrayRefSchema, is: z.int() }).optional(),
      value: z.number().optional(),
    })
    .transform(({ array, where, value = neutral }) =>
      array ? { array, ...(where && { where }) } : { value },
    );

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
      own.formula('value' in parameters ? String(parameters.value) : arrayText(parameters)),
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
        const { shape, data } = given.where
          ? await meanWhere(given.array, given.where)
          : await context.values(given.array);
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

      async function meanWhere(array: ArrayRef, { array: kinds, is }: FrameKind) {
        const { shape, read } = await context.frames(array);
        const { data: numbers } = await context.values(kinds);
        const frames = Int32Array.from(numbers.keys()).filter((frame) => numbers[frame] === is);
        if (shape.length !== 3 || frames.length === 0)
          throw impossible(own.id, `no frame of ${refText(array)} has ${is} in ${refText(kinds)}`);
        const sum = new Float64Array((shape[1] ?? 0) * (shape[2] ?? 0));
        for (let from = 0; from < frames.length; from += AT_ONCE) {
          const data = await read(frames.subarray(from, from + AT_ONCE));
          for (let i = 0; i < data.length; i++)
            sum[i % sum.length] = (sum[i % sum.length] ?? 0) + (data[i] ?? 0);
        }
        return { shape: shape.slice(1), data: sum.map((total) => total / frames.length) };
      }
    },
    python: (parameters, name, { ofDetector, read }) => {
      const other =
        'value' in parameters
          ? [`other = ${parameters.value}`]
          : [
              `other = ${ofDetector(parameters.array)}${whereText(parameters.where, read)}.astype(np.float64)`,
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

const arrayText = ({ array, where }: Extract<Parameters, { array: ArrayRef }>): string =>
  where ? `mean of ${refText(array)} where ${refText(where.array)} is ${where.is}` : refText(array);

const whereText = (where: FrameKind | undefined, read: (ref: ArrayRef) => string): string =>
  where ? `[np.ravel(${read(where.array)}) == ${where.is}]` : '';

/** Several frames are averaged. */
function meanOf(data: Float64Array, pixels: number): Float64Array {
  const frames = data.length / pixels;
  const out = data.slice(0, pixels);
  for (let at = pixels; at < data.length; at++)
    out[at % pixels] = (out[at % pixels] ?? 0) + (data[at] ?? 0);
  return frames === 1 ? out : out.map((sum) => sum / frames);
}

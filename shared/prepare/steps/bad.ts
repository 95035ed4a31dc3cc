import { z } from 'zod';
import { shapeText } from '../../dataset/probeSize';
import { type ArrayRef, arrayRefSchema, refText } from '../refs';
import type { NumberDtype } from '../source';
import { defineStep, type FrameContext, impossible, type Stage } from '../step';

const schema = z.strictObject({
  mask: arrayRefSchema.optional(),
  /** Which values of the mask are good. */
  good: z.enum(['zero', 'positive']).default('zero'),
  nan: z.boolean().default(true),
  negative: z.boolean().default(true),
  maximum: z.boolean().default(true),
});

/** What a detector writes where it has no count. */
const MAXIMA: { readonly [D in NumberDtype]?: number } = {
  int16: 0x7fff,
  uint16: 0xffff,
  int32: 0x7fffffff,
  uint32: 0xffffffff,
};

export const BAD = defineStep({
  id: 'bad',
  applies: ['patterns'],
  schema,
  title: 'Bad pixels',
  initial: () => schema.parse({}),
  fields: [
    { name: 'mask', label: 'Mask', kind: 'array' },
    {
      name: 'good',
      label: 'Good in the mask',
      kind: 'choice',
      choices: [
        { value: 'zero', label: '0' },
        { value: 'positive', label: 'above 0' },
      ],
    },
    { name: 'nan', label: 'NaN and infinity', kind: 'switch' },
    { name: 'negative', label: 'Negative values', kind: 'switch' },
    { name: 'maximum', label: "The type's maximum", kind: 'switch' },
  ],
  label: ({ mask }) => (mask ? 'mask' : 'bad pixels'),
  formula: ({ mask, good, nan, negative, maximum }) => {
    const which = [
      ...(mask ? [`where ${refText(mask)} is ${good === 'zero' ? 'not 0' : 'not above 0'}`] : []),
      ...(nan ? ['NaN and infinite'] : []),
      ...(negative ? ['negative'] : []),
      ...(maximum ? ["the type's maximum"] : []),
    ];
    return `Bad pixels become 0: ${which.join('; ') || 'none'}.`;
  },
  frame: async ({ mask, good, nan, negative, maximum }, before, context) => {
    const most = maximum ? (MAXIMA[before.dtype] ?? Number.NaN) : Number.NaN;
    const least = negative ? 0 : Number.NEGATIVE_INFINITY;
    const masked = mask ? await maskOf(mask, good, before, context) : null;
    return {
      after: before,
      ...(masked?.load && { load: masked.load }),
      apply: (data, frame) => {
        const bad = masked?.of(frame);
        for (let i = 0; i < data.length; i++) {
          const value = data[i] ?? 0;
          // What is not finite is not 0 less itself.
          if (value < least || value === most || (nan && value - value !== 0)) data[i] = 0;
        }
        if (bad) for (let i = 0; i < data.length; i++) if (bad[i] === 1) data[i] = 0;
        return data;
      },
    };
  },
  python: ({ mask, good, nan, negative, maximum }, name, { ofDetector }) => [
    `bad = np.zeros(${name}.shape, bool)`,
    ...(mask
      ? [
          `mask = ${ofDetector(mask)}`,
          `if mask.size > 0:`,
          `    mask = mask[frames] if mask.ndim == 3 and len(mask) > 1 else mask`,
          `    bad |= ${good === 'zero' ? 'mask != 0' : '~(mask > 0)'}`,
        ]
      : []),
    ...(nan ? [`bad |= ~np.isfinite(${name})`] : []),
    ...(negative ? [`bad |= ${name} < 0`] : []),
    ...(maximum
      ? [
          'if kind in (np.int16, np.uint16, np.int32, np.uint32):',
          `    bad |= ${name} == np.iinfo(kind).max`,
        ]
      : []),
    `${name}[bad] = 0`,
  ],
});

interface Mask {
  /** 1 where a pixel of the frame is bad; undefined where the file has an empty mask. */
  readonly of: (frame: number) => Uint8Array | undefined;
  readonly load?: (frames: Int32Array) => Promise<void>;
}

async function maskOf(
  ref: ArrayRef,
  good: 'zero' | 'positive',
  { rows, columns }: Stage,
  context: FrameContext,
): Promise<Mask> {
  const reader = await context.frames(ref);
  const { shape } = reader;
  const pixels = rows * columns;
  if (shape.some((length) => length === 0)) return { of: () => undefined };
  const [height, width] = shape.slice(-2);
  if (height !== rows || width !== columns || shape.length > 3)
    throw impossible(
      'bad',
      `the shape of ${refText(ref)} is ${shapeText(shape)}, that of a pattern ${shapeText([rows, columns])}`,
    );
  const isBad = good === 'zero' ? (v: number) => v !== 0 : (v: number) => !(v > 0);
  const asMask = (values: Float64Array) => Uint8Array.from(values, (v) => (isBad(v) ? 1 : 0));
  if (shape.length === 2 || shape[0] === 1) {
    const one = asMask(await reader.read(Int32Array.of(0)));
    return { of: () => one };
  }
  let loaded = new Map<number, Uint8Array>();
  return {
    of: (frame) => loaded.get(frame),
    load: async (frames) => {
      const values = asMask(await reader.read(frames));
      loaded = new Map(
        [...frames].map((frame, i) => [frame, values.subarray(i * pixels, (i + 1) * pixels)]),
      );
    },
  };
}

import { z } from 'zod';
import { arrayRefSchema, refText } from '../refs';
import { defineStep } from '../step';

const schema = z.strictObject({ array: arrayRefSchema, is: z.int().default(0) });

/** NeXus numbers the kinds of frames in `image_key`: 0 a pattern, 1 a flat field, 2 a dark frame, 3 invalid. */
export const KEEP = defineStep({
  id: 'keep',
  applies: ['patterns'],
  schema,
  title: 'Keep frames of one kind',
  initial: () => ({ array: { file: 1, path: '' }, is: 0 }),
  fields: [
    { name: 'array', label: 'Kind of each frame', kind: 'array' },
    { name: 'is', label: 'Keep', kind: 'integer' },
  ],
  label: ({ is }) => `keep kind ${is}`,
  formula: ({ array, is }) =>
    `Frames with ${is} in ${refText(array)} are patterns. Positions are theirs, or those of all frames.`,
  keep: (parameters) => parameters,
  // It is used where frames and positions are matched.
  python: () => [],
});

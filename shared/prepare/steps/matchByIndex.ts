import { z } from 'zod';
import { arrayRefSchema, refText } from '../refs';
import { defineStep } from '../step';

const schema = z.strictObject({ array: arrayRefSchema });

export const INDEX = defineStep({
  id: 'index',
  applies: ['patterns', 'x', 'y'],
  schema,
  title: 'Match by index',
  initial: () => ({ array: { file: 1, path: '' } }),
  fields: [{ name: 'array', label: 'Numbers of the frames', kind: 'array' }],
  label: () => 'match by index',
  formula: ({ array }) =>
    `${refText(array)} numbers the frames; patterns and positions with the same number belong together.`,
  index: ({ array }) => array,
  // The numbers are used where patterns and positions are matched.
  python: () => [],
});

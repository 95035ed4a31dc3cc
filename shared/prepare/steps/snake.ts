import { z } from 'zod';
import { inOrder } from '../../plan/input/scanOrder';
import { defineStep } from '../step';

const schema = z.strictObject({
  /** Points in a row; the last row may be shorter. */
  columns: z.int().min(2).max(1_000_000),
  /** The first row that is reversed, from 0. */
  from: z.int().min(0).max(1).default(1),
});

export const SNAKE = defineStep({
  id: 'snake',
  applies: ['x', 'y'],
  schema,
  title: 'Reverse every second row',
  initial: ([count = 4]) => ({ columns: Math.max(2, Math.round(Math.sqrt(count))), from: 1 }),
  fields: [
    { name: 'columns', label: 'Points in a row', kind: 'integer' },
    { name: 'from', label: 'First row, from 0: 0 or 1', kind: 'integer' },
  ],
  label: ({ columns, from }) => `snake ${columns}${from === 0 ? ' from row 0' : ''}`,
  formula: ({ columns, from }) =>
    `Rows ${from}, ${from + 2}, ${from + 4}, … of ${columns} points are reversed: positions in rows of one direction become those of a snake, and back. Both coordinates need it.`,
  coordinate: ({ columns, from }, values) => inOrder(values, { reversed: 'rows', columns, from }),
  python: ({ columns, from }, name) => [
    `for row in range(${from * columns}, len(${name}), ${2 * columns}):`,
    `    ${name}[row:row + ${columns}] = ${name}[row:row + ${columns}][::-1].copy()`,
  ],
});

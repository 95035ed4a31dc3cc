/** Where the centre of the patterns is: given, in a file, or the centre of mass of the mean pattern. */
import { z } from 'zod';
import { quantitySchema } from './refs';
import type { FrameContext, PythonContext, Stage } from './step';

export const atSchema = z.union([
  z.literal('mass'),
  z.tuple([z.number(), z.number()]),
  z.strictObject({ row: quantitySchema, column: quantitySchema }),
]);
export type At = z.infer<typeof atSchema>;

/**
 * Row and column of the centre in pixels, not rounded.
 */
export async function centreAt(
  at: At,
  stage: Stage,
  context: FrameContext,
): Promise<readonly [row: number, column: number]> {
  if (at === 'mass') return centreOfMass(await context.mean(), stage);
  if ('row' in at) return [await context.number(at.row), await context.number(at.column)];
  return at;
}

function centreOfMass(
  mean: Float64Array,
  { rows, columns }: Stage,
): readonly [row: number, column: number] {
  let [total, row, column] = [0, 0, 0];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const value = mean[r * columns + c] ?? 0;
      total += value;
      row += value * r;
      column += value * c;
    }
  // A dark stack has no centre of mass: it stays as it is.
  return total > 0
    ? [row / total, column / total]
    : [Math.floor(rows / 2), Math.floor(columns / 2)];
}

/** The whole pixel nearest to it; half a pixel counts up, as `floor(x + 0.5)`. */
export const nearestPixel = (at: number): number => Math.floor(at + 0.5);

export function atText(at: At): string {
  if (at === 'mass') return 'the centre of mass of the mean pattern';
  return 'row' in at ? "the file's beam centre" : `[${at.join(', ')}]`;
}

/** Python for the two numbers. */
export function pythonAt(at: At, name: string, { number }: PythonContext): string {
  if (at === 'mass') return `centre_of_mass(mean_of(${name}))`;
  return 'row' in at
    ? `np.array([${number(at.row)}, ${number(at.column)}])`
    : `np.array([${at.join(', ')}])`;
}

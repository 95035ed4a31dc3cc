/** MATLAB stores arrays with their columns first. Patterns are transposed by a step; masks and dark frames follow them. */
import { type Files, matchingArrays } from './arrays';
import type { Mapped } from './recipe';
import type { ArrayRef } from './refs';
import type { Step } from './step';

/** Frames that are stored with their columns first, one after the other: rows first. @param shape as they are stored */
export function rowsFirst(data: Float64Array, shape: readonly number[]): Float64Array {
  const [columns = 0, rows = 0] = shape.slice(-2);
  const pixels = rows * columns;
  return data.map((_, at) => {
    const pixel = at % pixels;
    const stored = (pixel % columns) * rows + Math.floor(pixel / columns);
    return data[at - pixel + stored] ?? 0;
  });
}

/** The shape that they have then. */
export const rowsFirstShape = (shape: readonly number[]): readonly number[] => [
  ...shape.slice(0, -2),
  ...shape.slice(-2).reverse(),
];

/** Whether steps exchange rows and columns. */
export const exchangesAxes = (steps: readonly Step[]): boolean =>
  steps.filter(({ step, axes }) => step === 'transpose' && Array.isArray(axes) && isTurned(axes))
    .length %
    2 ===
  1;

function isTurned(axes: readonly unknown[]): boolean {
  const [row = 0, column = 0] = axes
    .slice(-2)
    .map((axis) => (Number(axis) + axes.length) % axes.length);
  return row > column;
}

/** Whether an array of the detector has to be transposed to lie on the patterns. */
export function isColumnsFirst(files: Files, patterns: Mapped, ref: ArrayRef): boolean {
  const isStoredSo = ({ file, path }: ArrayRef) =>
    matchingArrays(files.sources[file - 1]?.file ?? { arrays: [] }, path)[0]?.reversedAxes ?? false;
  // Patterns that are left as MATLAB stores them were not written in its order.
  return isStoredSo(ref) && (!isStoredSo(patterns.array) || exchangesAxes(patterns.steps));
}

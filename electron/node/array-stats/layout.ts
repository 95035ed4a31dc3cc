/** The index of an element in the order of the file. */
import type { NpyHeader } from '../../../shared/dataset/npyHeader';

type Layout = Pick<NpyHeader, 'shape' | 'fortranOrder'>;

/** Without the axes of length 1 at the end: (n, N, N, 1) is a stack as well. */
export function withoutTrailing(shape: readonly number[]): readonly number[] {
  const axes = [...shape];
  while (axes.length > 2 && axes.at(-1) === 1) axes.pop();
  return axes;
}

/** Elements from one index of an axis to the next. */
export function strideOf({ shape, fortranOrder }: Layout, axis: number): number {
  const faster = fortranOrder ? shape.slice(0, axis) : shape.slice(axis + 1);
  return faster.reduce((product, n) => product * n, 1);
}

/** The axis that counts the frames of a stack: the last one when the first two alone are a square. */
export function frameAxis(shape: readonly number[]): number {
  const [first, second, third] = shape;
  return first === second && second !== third ? 2 : 0;
}

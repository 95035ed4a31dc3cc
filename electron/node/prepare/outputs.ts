/** The arrays of a prepared dataset. */
import type { Frames } from '../../../shared/prepare/patterns';

export interface OutputArray {
  readonly name: string;
  /** numpy's name. */
  readonly dtype: string;
  readonly shape: readonly number[];
}

const BYTES: { readonly [dtype: string]: number } = {
  float32: 4,
  float64: 8,
  complex64: 8,
  int64: 8,
};

/** In the order in which they are written: `diff3d` is a copy, since readers of PtychoPINN differ in the name. */
export function arraysOf(
  { stage, dtype }: Pick<Frames, 'stage' | 'dtype'>,
  count: number,
  object: readonly number[],
): OutputArray[] {
  const { rows: side } = stage;
  const positions = ['xcoords', 'ycoords', 'xcoords_start', 'ycoords_start'];
  return [
    { name: 'diffraction', dtype, shape: [count, side, side] },
    { name: 'diff3d', dtype, shape: [count, side, side] },
    { name: 'probeGuess', dtype: 'complex64', shape: [side, side] },
    { name: 'objectGuess', dtype: 'complex64', shape: object },
    ...positions.map((name) => ({ name, dtype: 'float64', shape: [count] })),
    { name: 'scan_index', dtype: 'int64', shape: [count] },
  ];
}

/** Uncompressed. */
export const bytesOf = (arrays: readonly OutputArray[]): number =>
  arrays.reduce(
    (sum, { dtype, shape }) => sum + shape.reduce((n, length) => n * length, BYTES[dtype] ?? 8),
    0,
  );

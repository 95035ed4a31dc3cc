/** Complex fields and patterns as the checks of the network's input take them. */
import type { Axes } from '../../dataset/inputChecks';

/** Complex numbers, row by row, real and imaginary parts interleaved. */
export interface Field {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** Scan positions: centres of the patches in pixels of the object, x along its columns. */
export interface ScanPositions {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** What is measured, and what it is to be explained with. Nothing here knows of files. */
export interface InputSource {
  /** How many patterns there are. */
  readonly count: number;
  /** Pixels along one side of a pattern. */
  readonly side: number;
  /** Pattern `index` as stored, row by row. Rejects when it cannot be read. */
  readonly pattern: (index: number) => Promise<ArrayLike<number>>;
  readonly positions: ScanPositions | null;
  /** Of `side` × `side` pixels; modes are added, as PtychoPINN's amplitude model does. */
  readonly probe: Field | null;
  readonly object: Field | null;
}

/** The pattern with quadrants exchanged: zero frequency from the corner to the middle (`numpy.fft.fftshift`). */
export function shifted(pattern: ArrayLike<number>, side: number): Float32Array {
  const out = new Float32Array(side * side);
  const half = Math.floor(side / 2);
  for (let row = 0; row < side; row++) {
    const to = ((row + half) % side) * side;
    for (let column = 0; column < side; column++)
      out[to + ((column + half) % side)] = pattern[row * side + column] ?? 0;
  }
  return out;
}

/** The axes as stored first. */
export const ALL_AXES: readonly Axes[] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
  swap: (bits & 4) !== 0,
  flipX: (bits & 1) !== 0,
  flipY: (bits & 2) !== 0,
}));

export const sameAxes = (a: Axes, b: Axes): boolean =>
  a.swap === b.swap && a.flipX === b.flipX && a.flipY === b.flipY;

/** All but the identity. */
export const OTHER_AXES = ALL_AXES.slice(1);

/** The pattern with other axes, zero frequency kept where it is: row r becomes side − r, modulo side. */
export function reoriented(pattern: ArrayLike<number>, side: number, axes: Axes): Float32Array {
  const out = new Float32Array(side * side);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const y = axes.swap ? column : row;
      const x = axes.swap ? row : column;
      const toRow = axes.flipY ? (side - y) % side : y;
      const toColumn = axes.flipX ? (side - x) % side : x;
      out[toRow * side + toColumn] = pattern[row * side + column] ?? 0;
    }
  return out;
}

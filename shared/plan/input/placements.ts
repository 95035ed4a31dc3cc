/** Where the scan would be with other axes or another unit. */
import type { Axes } from '../../dataset/inputChecks';
import type { Field, ScanPositions } from './field';

/** Where pattern `index` is, in pixels of the object. */
export type Place = (index: number) => readonly [x: number, y: number];

/**
 * Positions with other axes. A mirrored axis is mirrored about the middle of the scan, or of the object: which of them
 * is unknown, so that both are returned.
 */
export function placedWithAxes(
  positions: ScanPositions,
  object: Field,
  axes: Axes,
): readonly Place[] {
  const [x, y] = axes.swap ? [positions.y, positions.x] : [positions.x, positions.y];
  const about = (cx: number, cy: number): Place => {
    return (index) => [
      axes.flipX ? cx - (x[index] ?? 0) : (x[index] ?? 0),
      axes.flipY ? cy - (y[index] ?? 0) : (y[index] ?? 0),
    ];
  };
  const [sx, sy] = [extent(x), extent(y)];
  const scan = about(sx.min + sx.max, sy.min + sy.max);
  return axes.flipX || axes.flipY ? [scan, about(object.columns - 1, object.rows - 1)] : [scan];
}

/** Positions as they are stored. */
export function placedAsStored({ x, y }: ScanPositions): Place {
  return (index) => [x[index] ?? Number.NaN, y[index] ?? Number.NaN];
}

/** Points that a wrong unit leaves where they are: the origin, and the scan's smallest corner. */
export function fixedPoints({ x, y }: ScanPositions): readonly (readonly [number, number])[] {
  return [
    [0, 0],
    [extent(x).min, extent(y).min],
  ];
}

/** The place with all distances from a fixed point multiplied by `scale`. */
export function scaled(place: Place, [fx, fy]: readonly [number, number], scale: number): Place {
  return (index) => {
    const [x, y] = place(index);
    return [fx + (x - fx) * scale, fy + (y - fy) * scale];
  };
}

/** Smallest and largest finite value. */
export function extent(values: ArrayLike<number>): { min: number; max: number } {
  let [min, max] = [Infinity, -Infinity];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? Number.NaN;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

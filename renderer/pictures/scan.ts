/** Geometry of a scan: the view that shows it, the nearest point, points outside the object. */
import type { Positions } from '../../shared/dataset/picture';

/** A rectangle in pixels of the object; x is the column, y the row. */
export interface View {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The object and every finite point; points without an object get a margin. `object` is its columns and rows. */
export function viewOf(
  { x, y }: Positions,
  object: { columns: number; rows: number } | null,
): View {
  let [left, top, right, bottom] = object
    ? [0, 0, object.columns, object.rows]
    : [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [x[i] ?? Number.NaN, y[i] ?? Number.NaN];
    if (!(Number.isFinite(a) && Number.isFinite(b))) continue;
    left = Math.min(left, a);
    right = Math.max(right, a);
    top = Math.min(top, b);
    bottom = Math.max(bottom, b);
  }
  if (!(right >= left)) return { left: 0, top: 0, width: 1, height: 1 };
  const margin = object ? 0 : Math.max((right - left) * 0.06, (bottom - top) * 0.06, 1e-9);
  return {
    left: left - margin,
    top: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}

/** Index of the nearest point; -1 when there is none. */
export function nearestPoint({ x, y }: Positions, at: { x: number; y: number }): number {
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < x.length; i++) {
    const distance = ((x[i] ?? 0) - at.x) ** 2 + ((y[i] ?? 0) - at.y) ** 2;
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

/** How many points are outside an object of that size. */
export function countOutside(
  { x, y }: Positions,
  { columns, rows }: { columns: number; rows: number },
): number {
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [x[i] ?? Number.NaN, y[i] ?? Number.NaN];
    if (!(a >= 0 && b >= 0 && a <= columns && b <= rows)) count += 1;
  }
  return count;
}

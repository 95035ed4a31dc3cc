/** Points that fall on one place of a picture are laid around it, so that none hides another. */

import { across, type Cell, inner, upwards } from './layout';
import type { AxisScale } from './scale';

/** Places of all points in a cell, in CSS pixels. */
export interface Spread {
  readonly cell: Cell;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Half the size of a point's mark. */
  readonly radius: number;
}

/** Turning by the golden angle fills a disc evenly, whatever the number. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** `xs` and `ys` are the points' places on the axes, 0 to 1. */
export function spreadPoints(
  cell: Cell,
  xs: Float32Array,
  ys: Float32Array,
  scales: { readonly x: AxisScale; readonly y: AxisScale },
): Spread {
  const count = xs.length;
  const groups = new Map<number, number>();
  const place = new Float64Array(count);
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) {
    const key = Math.round((xs[i] ?? 0) * 32_767) * 65_536 + Math.round((ys[i] ?? 0) * 32_767);
    const before = groups.get(key) ?? 0;
    groups.set(key, before + 1);
    place[i] = key;
    order[i] = before;
  }
  let fullest = 1;
  for (const many of groups.values()) fullest = Math.max(fullest, many);
  const room = roomOf(cell, scales);
  const radius = Math.min(4, Math.max(0.8, room / (1.2 * Math.sqrt(fullest) + 0.6)));
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  for (let i = 0; i < count; i += 1) {
    const many = groups.get(place[i] ?? 0) ?? 1;
    const k = order[i] ?? 0;
    const whole = many === 1 ? 0 : Math.min(room - radius, radius * 1.25 * Math.sqrt(many));
    const away = many === 1 ? 0 : Math.max(0, whole) * Math.sqrt((k + 0.5) / many);
    x[i] = across(cell, xs[i] ?? 0) + away * Math.cos(k * GOLDEN);
    y[i] = upwards(cell, ys[i] ?? 0) + away * Math.sin(k * GOLDEN);
  }
  return { cell, x, y, radius };
}

/** Half the distance between neighbouring places, at most what looks well. */
function roomOf(cell: Cell, { x, y }: { readonly x: AxisScale; readonly y: AxisScale }): number {
  const { width, height } = inner(cell);
  return Math.min(gap(x.steps) * width * 0.46, gap(y.steps) * height * 0.46, 28);
}

function gap(steps: readonly number[] | null): number {
  if (steps === null || steps.length < 2) return 1;
  return Math.min(...steps.slice(1).map((step, i) => Math.abs(step - (steps[i] ?? 0))));
}

/** The point nearest to a place within reach, in CSS pixels; -1 for none. */
export function nearestIn({ x, y, radius }: Spread, at: { x: number; y: number }): number {
  let best = -1;
  let least = Math.max(8, radius * 2) ** 2;
  for (let i = 0; i < x.length; i += 1) {
    const distance = ((x[i] ?? 0) - at.x) ** 2 + ((y[i] ?? 0) - at.y) ** 2;
    if (distance > least) continue;
    least = distance;
    best = i;
  }
  return best;
}

/** Spreads points at the same position around it, so that none hides another; too many become a cluster. */

import { across, type Cell, inner, upwards } from './layout';
import { POINT_STATUSES, type PointStatus } from './pointStatus';
import type { AxisScale } from './scale';

/** A position with more points than can be drawn separately. */
export interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly counts: { readonly [kind in PointStatus]: number };
  /** Positions of its points. */
  readonly points: readonly number[];
}

/** Positions of all points in a cell, in CSS pixels. */
export interface JitteredPoint {
  readonly cell: Cell;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Half the size of a glyph. */
  readonly radius: number;
  /** Drawn instead of single points, where there is no space for these. */
  readonly clusters: readonly Cluster[] | null;
}

interface Scales {
  readonly x: AxisScale;
  readonly y: AxisScale;
}

/** Steps of the golden angle fill a disc evenly; steps of the golden ratio fill a line. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const SHARE = (Math.sqrt(5) - 1) / 2;
/** Minimum size of a glyph, in CSS pixels, at which its shape is still visible. */
const LEAST = 1.3;
const MOST = 4;

/** `xs` and `ys` are the points' places on the axes, 0 to 1. */
export function jitterPoints(
  cell: Cell,
  xs: Float32Array,
  ys: Float32Array,
  scales: Scales,
  statuses: readonly PointStatus[],
): JitteredPoint {
  const spots = spotsOf(xs, ys);
  const room = roomOf(cell, scales);
  const fullest = Math.max(1, ...spots.map(({ length }) => length));
  const fitting = room / (1.2 * Math.sqrt(fullest) + 0.6);
  const x = new Float32Array(xs.length);
  const y = new Float32Array(xs.length);
  const radius = Math.min(MOST, Math.max(LEAST, Math.min(fitting, aloneRadius(cell, xs.length))));
  const strips = stripsOf(cell, scales);
  for (const spot of spots) {
    const many = spot.length;
    const whole = Math.max(0, Math.min(room - radius, radius * 1.25 * Math.sqrt(many)));
    for (const [k, i] of spot.entries()) {
      const away = many === 1 ? 0 : whole * Math.sqrt((k + 0.5) / many);
      const aside = ((i * SHARE) % 1) - 0.5;
      x[i] = across(cell, xs[i] ?? 0) + away * Math.cos(k * GOLDEN) + aside * strips.x;
      y[i] = upwards(cell, ys[i] ?? 0) + away * Math.sin(k * GOLDEN) + aside * strips.y;
    }
  }
  const isClustered = fullest > 1 && fitting < LEAST;
  const clusters = isClustered
    ? spots.map((spot) => clusterOf(spot, cell, xs, ys, room, fullest, statuses))
    : null;
  return { cell, x, y, radius, clusters };
}

/** Points grouped by position. */
function spotsOf(xs: Float32Array, ys: Float32Array): number[][] {
  const spots = new Map<number, number[]>();
  for (let i = 0; i < xs.length; i += 1) {
    const key = Math.round((xs[i] ?? 0) * 32_767) * 65_536 + Math.round((ys[i] ?? 0) * 32_767);
    const spot = spots.get(key);
    if (spot) spot.push(i);
    else spots.set(key, [i]);
  }
  return [...spots.values()];
}

function clusterOf(
  spot: readonly number[],
  cell: Cell,
  xs: Float32Array,
  ys: Float32Array,
  room: number,
  fullest: number,
  statuses: readonly PointStatus[],
): Cluster {
  const first = spot[0] ?? 0;
  const counts = { pending: 0, ready: 0, warned: 0, refused: 0 };
  for (const i of spot) counts[statuses[i] ?? 'pending'] += 1;
  return {
    x: across(cell, xs[first] ?? 0),
    y: upwards(cell, ys[first] ?? 0),
    radius: Math.max(1.6, Math.min(room * 0.85, 15) * Math.sqrt(spot.length / fullest)),
    counts,
    points: spot,
  };
}

/** Half the size of glyphs at arbitrary positions; smaller when there are many. */
function aloneRadius(cell: Cell, count: number): number {
  const { width, height } = inner(cell);
  return Math.max(LEAST, Math.sqrt((width * height) / Math.max(1, count)) / 3);
}

/** Half the distance between neighbouring positions, limited. */
function roomOf(cell: Cell, { x, y }: Scales): number {
  const { width, height } = inner(cell);
  return Math.min(gap(x.steps) * width * 0.48, gap(y.steps) * height * 0.48, 28);
}

/** Width of the strip in which points are plotted when one axis is discrete and the other continuous. */
function stripsOf(cell: Cell, { x, y }: Scales): { readonly x: number; readonly y: number } {
  const { width, height } = inner(cell);
  return {
    x: y.steps === null && x.steps !== null ? Math.min(gap(x.steps) * width * 0.55, 26) : 0,
    y: x.steps === null && y.steps !== null ? Math.min(gap(y.steps) * height * 0.55, 26) : 0,
  };
}

function gap(steps: readonly number[] | null): number {
  if (steps === null || steps.length < 2) return 1;
  return Math.min(...steps.slice(1).map((step, i) => Math.abs(step - (steps[i] ?? 0))));
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The nearest point within a few CSS pixels; -1 for none. */
export function nearestIn({ x, y, radius }: JitteredPoint, at: Place): number {
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

/** The cluster at a position, if any. */
export const clusterAt = (clusters: readonly Cluster[], at: Place): Cluster | undefined =>
  clusters.find(({ x, y, radius }) => Math.hypot(x - at.x, y - at.y) <= Math.max(5, radius + 1));

/** The statuses in a cluster, worst first. */
export const statusesOf = ({ counts }: Cluster): PointStatus[] =>
  [...POINT_STATUSES].reverse().filter((kind) => counts[kind] > 0);

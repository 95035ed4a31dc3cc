/** Points that fall on one place of a picture are laid around it, so that none hides another; crowds become pies. */

import { across, type Cell, inner, upwards } from './layout';
import { type Kind, POINT_STATUSES } from './pointStatus';
import type { AxisScale } from './scale';

/** A place with more points than can be drawn apart. */
export interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly counts: { readonly [kind in Kind]: number };
  /** Positions of its points. */
  readonly points: readonly number[];
}

/** Places of all points in a cell, in CSS pixels. */
export interface JitteredPoint {
  readonly cell: Cell;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Half the size of a point's mark. */
  readonly radius: number;
  /** In the place of single points, where there is no room for these. */
  readonly crowds: readonly Cluster[] | null;
}

interface Scales {
  readonly x: AxisScale;
  readonly y: AxisScale;
}

/** Turning by the golden angle fills a disc evenly, whatever the number; its share fills a line. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const SHARE = (Math.sqrt(5) - 1) / 2;
/** Marks smaller than this, in CSS pixels, can no longer be told apart. */
const LEAST = 1.3;
const MOST = 4;

/** `xs` and `ys` are the points' places on the axes, 0 to 1. */
export function jitterPoints(
  cell: Cell,
  xs: Float32Array,
  ys: Float32Array,
  scales: Scales,
  kinds: readonly Kind[],
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
  const crowded = fullest > 1 && fitting < LEAST;
  const crowds = crowded
    ? spots.map((spot) => crowdOf(spot, cell, xs, ys, room, fullest, kinds))
    : null;
  return { cell, x, y, radius, crowds };
}

/** Positions by the place that they share. */
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

function crowdOf(
  spot: readonly number[],
  cell: Cell,
  xs: Float32Array,
  ys: Float32Array,
  room: number,
  fullest: number,
  kinds: readonly Kind[],
): Cluster {
  const first = spot[0] ?? 0;
  const counts = { pending: 0, ready: 0, warned: 0, refused: 0 };
  for (const i of spot) counts[kinds[i] ?? 'pending'] += 1;
  return {
    x: across(cell, xs[first] ?? 0),
    y: upwards(cell, ys[first] ?? 0),
    radius: Math.max(1.6, Math.min(room * 0.85, 15) * Math.sqrt(spot.length / fullest)),
    counts,
    points: spot,
  };
}

/** Half the size of marks that lie anywhere: many are small. */
function aloneRadius(cell: Cell, count: number): number {
  const { width, height } = inner(cell);
  return Math.max(LEAST, Math.sqrt((width * height) / Math.max(1, count)) / 3);
}

/** Half the distance between neighbouring places, at most what looks well. */
function roomOf(cell: Cell, { x, y }: Scales): number {
  const { width, height } = inner(cell);
  return Math.min(gap(x.steps) * width * 0.48, gap(y.steps) * height * 0.48, 28);
}

/** Along steps that something continuous goes across, points lie in a strip. */
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

/** The point nearest to a place within reach, in CSS pixels; -1 for none. */
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

/** The crowd at a place, if there is one. */
export const clusterAt = (crowds: readonly Cluster[], at: Place): Cluster | undefined =>
  crowds.find(({ x, y, radius }) => Math.hypot(x - at.x, y - at.y) <= Math.max(5, radius + 1));

/** The kinds that a crowd has, the worst first. */
export const statusesOf = ({ counts }: Cluster): Kind[] =>
  [...POINT_STATUSES].reverse().filter((kind) => counts[kind] > 0);

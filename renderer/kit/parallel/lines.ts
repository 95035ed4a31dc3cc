/** The lines of the points: a place on every axis, drawn and found in CSS pixels. */

/** Places 0 to 1 by axis and point. */
export type Places = readonly Float32Array[];

export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** Space around the axes for their names and ticks, in CSS pixels. */
export const MARGIN = { left: 64, right: 64, top: 40, bottom: 20 } as const;
/** How far from a line the pointer may be. */
const NEAR = 8;
/** Share of the space between two values over which lines through one value are spread, so that each can be seen. */
const SPREAD = 0.5;

/** Horizontal position of an axis. */
export const axisX = (axis: number, axes: number, { width }: Frame): number =>
  axes < 2 ? width / 2 : MARGIN.left + (axis / (axes - 1)) * (width - MARGIN.left - MARGIN.right);

/** Vertical position of a place. */
export const placeY = (place: number, { height }: Frame): number =>
  height - MARGIN.bottom - place * (height - MARGIN.top - MARGIN.bottom);

/** Spreads points of equal value around it, in their order; values of an axis stay apart. */
export function spread(units: Float32Array): Float32Array {
  const counts = new Map<number, number>();
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const sorted = [...counts.keys()].sort((a, b) => a - b);
  const apart = sorted.slice(1).map((unit, i) => unit - (sorted[i] ?? 0));
  const room = SPREAD * Math.min(0.12, ...apart);
  const seen = new Map<number, number>();
  return units.map((unit) => {
    const rank = seen.get(unit) ?? 0;
    seen.set(unit, rank + 1);
    const count = counts.get(unit) ?? 1;
    return unit + room * ((rank + 0.5) / count - 0.5);
  });
}

/** The lines of some points as the path of an SVG; a single axis has marks in place of lines. */
export function linesPath(places: Places, points: readonly number[], frame: Frame): string {
  const y = (axis: Float32Array, point: number) => placeY(axis[point] ?? 0, frame).toFixed(1);
  const [only] = places;
  if (only && places.length === 1)
    return points.map((point) => `M${frame.width / 2 - 12} ${y(only, point)}h24`).join('');
  const xs = places.map((_axis, a) => axisX(a, places.length, frame).toFixed(1));
  return points
    .map((point) => `M${places.map((axis, a) => `${xs[a]} ${y(axis, point)}`).join('L')}`)
    .join('');
}

/** Of the points, the one whose line is nearest; null when none is near. */
export function lineAt(
  places: Places,
  points: Iterable<number>,
  frame: Frame,
  at: { readonly x: number; readonly y: number },
): number | null {
  const axes = places.length;
  const after = places.findIndex((_axis, a) => axisX(a, axes, frame) >= at.x);
  const right = after < 0 ? axes - 1 : Math.min(Math.max(1, after), axes - 1);
  const left = Math.max(0, right - 1);
  const [from, to] = [axisX(left, axes, frame), axisX(right, axes, frame)];
  const share = to > from ? Math.min(1, Math.max(0, (at.x - from) / (to - from))) : 0;
  const [one, other] = [places[left], places[right]];
  let best: number | null = null;
  let least = NEAR;
  for (const point of points) {
    const place = (one?.[point] ?? 0) * (1 - share) + (other?.[point] ?? 0) * share;
    const distance = Math.abs(placeY(place, frame) - at.y);
    if (distance >= least) continue;
    least = distance;
    best = point;
  }
  return best;
}

/** The curves of a chart: what is drawn of them, and what they are at a place. */

export interface ChartPoint {
  readonly x: number;
  /** A gap where it is not finite. */
  readonly y: number;
}

export interface Series {
  readonly name: string;
  readonly points: readonly ChartPoint[];
  /** Each value holds until the next one. */
  readonly isStepped?: boolean;
  /** The room below it is shaded. */
  readonly isFilled?: boolean;
  /** Another curve goes further: beyond its own ends this one has no value. */
  readonly ends?: boolean;
  /** Colour and dash, 0 to 5; by the order of the curves unless it is stated. */
  readonly pen?: number;
}

export const PENS = 6;

type Place = (value: number) => number;

/** The path of a curve; what has no place is a gap. */
export function pathOf({ points, isStepped = false }: Series, x: Place, y: Place): string {
  let isDown = false;
  let path = '';
  for (const point of points) {
    const [across, up] = [x(point.x), y(point.y)];
    if (!Number.isFinite(across) || !Number.isFinite(up)) {
      isDown = false;
      continue;
    }
    const [h, v] = [across.toFixed(1), up.toFixed(1)];
    path += isDown ? (isStepped ? `H${h}V${v}` : `L${h} ${v}`) : `M${h} ${v}`;
    isDown = true;
  }
  return path;
}

/**
 * The value of a curve at a place: that of the nearest point, or of the last one before it where it is stepped. null
 * beyond the ends of a curve that `ends`: it says nothing of what would have been.
 */
export function valueAt(
  { points, isStepped = false, ends = false }: Series,
  at: number,
): number | null {
  if (isStepped) return points.findLast(({ x }) => x <= at)?.y ?? null;
  if (ends && (at > (points.at(-1)?.x ?? at) || at < (points[0]?.x ?? at))) return null;
  let nearest: ChartPoint | undefined;
  for (const point of points)
    if (!nearest || Math.abs(point.x - at) < Math.abs(nearest.x - at)) nearest = point;
  return nearest?.y ?? null;
}

/** Where a curve has a value that cannot be drawn: a gap of a pixel is seen by nobody. */
export const gapsOf = ({ points }: Series): number[] =>
  points.filter(({ y }) => !Number.isFinite(y)).map(({ x }) => x);

/** Points that no line leads to: a path draws nothing of them. */
export const loneOf = ({ points }: Series): ChartPoint[] =>
  points.filter(
    ({ y }, at) =>
      Number.isFinite(y) &&
      [points[at - 1], points[at + 1]].every((next) => !next || !Number.isFinite(next.y)),
  );

/** Least and greatest value of all curves, above 0 for a log scale; null where there is none. */
export function rangeOf(
  series: readonly Series[],
  isLog = false,
): readonly [least: number, most: number] | null {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { points } of series)
    for (const { y } of points) {
      if (!Number.isFinite(y) || (isLog && y <= 0)) continue;
      least = Math.min(least, y);
      most = Math.max(most, y);
    }
  return most >= least ? [least, most] : null;
}

/** A range with some room above and below. */
export function withRoom(
  [least, most]: readonly [number, number],
  isLog: boolean,
): [number, number] {
  if (isLog) {
    const factor = Math.max((most / least) ** 0.04, 1.001);
    return [least / factor, most * factor];
  }
  const room = most > least ? 0.05 * (most - least) : 0.05 * Math.abs(most) || 1;
  return [least - room, most + room];
}

/** What of the results is shown: losses on one scale, and the points between the chosen ends of each axis. */
import { useMemo } from 'react';
import type { Importance } from '../../../shared/sweep/results/importance';
import {
  bestOf,
  importancesOf,
  type Judged,
  judged,
  type LossScale,
  type PointResult,
  type SweepResults,
  scaleOf,
  scalesOf,
} from '../../../shared/sweep/results/results';
import { asNumber, type Value } from '../../../shared/values/value';
import type { Sorting } from '../../kit/grid/Grid';
import { type AxisScale, axisScale } from '../../kit/parallel/scale';
import { scalesOf as axisScales } from '../coverage/scales';
import { type Range, type ResultsState, useResults } from './store';

/** Name of the axis of losses; no field has a space in its name. */
export const LOSS_AXIS = 'best loss';

export interface ShownResults {
  readonly results: SweepResults;
  readonly scales: readonly LossScale[];
  /** The chosen one; null where no point has a loss. */
  readonly scale: LossScale | null;
  /** The finished points on it. */
  readonly judged: readonly Judged[];
  readonly best: Judged | null;
  readonly importance: readonly Importance[];
  /** Of the sweep's axes and, where there are losses, of these. */
  readonly axes: readonly AxisScale[];
}

function shownOf(results: SweepResults, chosen: string | null): ShownResults {
  const scales = scalesOf(results.points);
  const scale = scales.find(({ key }) => key === chosen) ?? scales[0] ?? null;
  const on = scale ? judged(results.points, scale) : [];
  const axes = axisScales(
    results.axes,
    results.target,
    results.points.map(({ values }) => values),
  );
  const losses = on.map(({ loss }) => loss.best);
  return {
    results,
    scales,
    scale,
    judged: on,
    best: bestOf(on),
    importance: importancesOf(results.axes, on),
    axes: on.length === 0 ? axes : [...axes, axisScale(LOSS_AXIS, losses, String)],
  };
}

/** Null before any were read. */
export function useShownResults(): ShownResults | null {
  const results = useResults((state) => state.results);
  const scale = useResults((state) => state.scale);
  return useMemo(() => results && shownOf(results, scale), [results, scale]);
}

/** The place of a point on an axis, 0 to 1; null where it has none. */
export function placeOn(
  axis: AxisScale,
  point: PointResult,
  scale: LossScale | null,
): number | null {
  if (axis.name !== LOSS_AXIS) return axis.unit(point.values[axis.name] ?? null);
  const { loss, state } = point;
  if (loss === null || loss.best === null || state !== 'finished') return null;
  return scaleOf(loss) === scale?.key ? axis.unit(loss.best) : null;
}

/** Of rounding. */
const CLOSE = 1e-9;

export const isWithin = (place: number | null, [from, to]: Range): boolean =>
  place !== null && place >= from - CLOSE && place <= to + CLOSE;

/** The points between the chosen ends of every axis, sorted. */
export function shownPoints(
  { results, axes, scale }: ShownResults,
  { ranges, sorting }: Pick<ResultsState, 'ranges' | 'sorting'>,
): readonly PointResult[] {
  const narrowed = axes.flatMap((axis) => {
    const range = ranges[axis.name];
    return range ? [{ axis, range }] : [];
  });
  const points = results.points.filter((point) =>
    narrowed.every(({ axis, range }) => isWithin(placeOn(axis, point, scale), range)),
  );
  return sorting ? [...points].sort(byColumn(sorting)) : points;
}

/** What is not known comes last, whichever way it is sorted. */
function byColumn({ id, isDescending }: Sorting) {
  const sign = isDescending ? -1 : 1;
  return (a: PointResult, b: PointResult): number => {
    const [x, y] = [keyOf(a, id), keyOf(b, id)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x < y ? -1 : x > y ? 1 : a.index - b.index);
  };
}

function keyOf(point: PointResult, column: string): number | string | null {
  const { index, state, loss } = point;
  const own: { readonly [column: string]: number | string | null } = {
    '#': index,
    state,
    best: loss?.best ?? null,
    last: loss?.last ?? null,
  };
  return column in own ? (own[column] ?? null) : sortable(point.values[column] ?? null);
}

const sortable = (value: Value): number | string | null =>
  value === null ? null : (asNumber(value) ?? String(value));

import { useMemo } from 'react';
import { shortNumber } from '../../kit/format';
import { ParallelAxes } from '../../kit/parallel/ParallelAxes';
import coverage from '../coverage/Coverage.module.css';
import { PointTip } from '../coverage/PointTip';
import { AxisRange } from './AxisRange';
import css from './Results.module.css';
import { placeOn, type ShownResults, shownPoints } from './shown';
import { useResults } from './store';

/** A line per point over the axes of the sweep and the loss; each axis can be narrowed, by pointer or keys. */
export function Parallel({ shown }: { shown: ShownResults }) {
  const { axes, scale, best, results } = shown;
  const ranges = useResults((state) => state.ranges);
  const selected = useResults((state) => state.selected);
  const points = shown.judged.length === 0 ? results.points : shown.judged;
  const units = useMemo(
    () => axes.map((axis) => points.map((point) => placeOn(axis, point, scale) ?? 0)),
    [axes, points, scale],
  );
  const { within, outside } = useMemo(() => {
    const names = new Set(shownPoints(shown, { ranges, sorting: null }).map(({ name }) => name));
    const all = points.map((_, at) => at);
    const isShown = (at: number) => names.has(points[at]?.name ?? '');
    return { within: all.filter(isShown), outside: all.filter((at) => !isShown(at)) };
  }, [shown, points, ranges]);
  const groups = useMemo(() => {
    const called = (wanted: string | null | undefined) =>
      points.flatMap(({ name }, at) => (name === wanted ? [at] : []));
    return [
      { status: 'outside', lines: outside },
      { status: 'ready', lines: within },
      { status: 'best', lines: called(best?.name) },
      { status: 'selected', lines: called(selected) },
    ];
  }, [points, within, outside, best, selected]);
  return (
    <figure className={`${coverage.figure} ${css.figure}`}>
      <figcaption className={css.caption}>
        {`${within.length} of ${points.length} points`}
        {points.length < results.points.length &&
          `; ${results.points.length - points.length} without a loss on this scale are not shown`}
        <small>Drag along an axis, or move its ends with the arrow keys, to narrow it.</small>
      </figcaption>
      <ParallelAxes
        label={`Points over ${axes.map(({ name }) => name).join(', ')}`}
        axes={axes}
        units={units}
        groups={groups}
        found={within}
        onPick={(at) => useResults.setState({ selected: points[at]?.name ?? null })}
        tip={(at) => {
          const point = points[at];
          return (
            point && (
              <PointTip index={point.index} scales={axes} values={point.values}>
                {point.loss?.best != null && `best loss ${shortNumber(point.loss.best)}`}
              </PointTip>
            )
          );
        }}
        controls={(a, frame) => {
          const axis = axes[a];
          return (
            axis && (
              <AxisRange axis={axis} units={units[a] ?? []} at={a} of={axes.length} frame={frame} />
            )
          );
        }}
      />
    </figure>
  );
}

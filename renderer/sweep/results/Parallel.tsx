import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { shortNumber } from '../../kit/format';
import { useSize } from '../../kit/useSize';
import { AxisLine } from '../coverage/AxisLine';
import coverage from '../coverage/Coverage.module.css';
import { type Frame, lineAt, linesPath, spread } from '../coverage/lines';
import { AxisRange } from './AxisRange';
import css from './Results.module.css';
import { LOSS_AXIS, placeOn, type ShownResults, shownPoints } from './shown';
import { useResults } from './store';

/** A line per point over the axes of the sweep and the loss; each axis can be narrowed, by pointer or keys. */
export function Parallel({ shown }: { shown: ShownResults }) {
  const { axes, scale, best, results } = shown;
  const ref = useRef<HTMLDivElement>(null);
  const frame = useSize(ref);
  const ranges = useResults((state) => state.ranges);
  const selected = useResults((state) => state.selected);
  const [tip, setTip] = useState<{ point: number; x: number; y: number } | null>(null);
  const points = shown.judged.length === 0 ? results.points : shown.judged;
  const { units, places } = useMemo(() => {
    const units = axes.map((axis) => points.map((point) => placeOn(axis, point, scale) ?? 0));
    return { units, places: units.map((one) => spread(Float32Array.from(one))) };
  }, [axes, points, scale]);
  const { within, outside } = useMemo(() => {
    const names = new Set(shownPoints(shown, { ranges, sorting: null }).map(({ name }) => name));
    const all = points.map((_, at) => at);
    const isShown = (at: number) => names.has(points[at]?.name ?? '');
    return { within: all.filter(isShown), outside: all.filter((at) => !isShown(at)) };
  }, [shown, points, ranges]);
  const indexOf = (name: string | undefined) => points.findIndex((point) => point.name === name);
  const marked = [
    { status: 'best', at: indexOf(best?.name) },
    { status: 'selected', at: indexOf(selected ?? undefined) },
  ].filter(({ at }) => at >= 0);
  const look = ({ clientX, clientY, currentTarget }: PointerEvent<SVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const at = { x: clientX - box.left, y: clientY - box.top };
    const point = lineAt(places, within, frame, at);
    setTip(point === null ? null : { point, ...at });
  };
  return (
    <figure className={`${coverage.figure} ${css.figure}`}>
      <figcaption className={css.caption}>
        {`${within.length} of ${points.length} points`}
        {points.length < results.points.length &&
          `; ${results.points.length - points.length} without a loss on this scale are not shown`}
        <small>Drag along an axis, or move its ends with the arrow keys, to narrow it.</small>
      </figcaption>
      <div ref={ref} className={coverage.frame}>
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing holds no fieldset. */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table selects points by keyboard. */}
        <svg
          className={coverage.lines}
          role="group"
          aria-label={`Points over ${axes.map(({ name }) => name).join(', ')}`}
          width={frame.width}
          height={frame.height}
          onPointerMove={look}
          onPointerLeave={() => setTip(null)}
          onClick={() => tip && useResults.setState({ selected: points[tip.point]?.name ?? null })}
        >
          <path d={linesPath(places, outside, frame)} data-status="outside" />
          <path
            d={linesPath(places, within, frame)}
            data-status="ready"
            opacity={Math.max(0.15, Math.min(0.9, 60 / Math.max(within.length, 1)))}
          />
          {marked.map(({ status, at }) => (
            <path key={status} d={linesPath(places, [at], frame)} data-status={status} />
          ))}
          {axes.map((axis, a) => (
            <g key={axis.name} data-axis={axis.name}>
              <AxisLine scale={axis} at={a} of={axes.length} frame={frame} />
              <AxisRange
                axis={axis}
                units={units[a] ?? NO_UNITS}
                at={a}
                of={axes.length}
                frame={frame}
              />
            </g>
          ))}
        </svg>
        {tip && <PointTip shown={shown} point={points[tip.point]} at={tip} frame={frame} />}
      </div>
    </figure>
  );
}

const NO_UNITS: readonly number[] = [];

interface TipProps {
  readonly shown: ShownResults;
  readonly point: ShownResults['results']['points'][number] | undefined;
  readonly at: { readonly x: number; readonly y: number };
  readonly frame: Frame;
}

/** The point whose line is under the pointer. */
function PointTip({ shown: { axes }, point, at: { x, y }, frame }: TipProps) {
  if (!point) return null;
  const style = {
    ...(x > frame.width / 2 ? { right: frame.width - x + 12 } : { left: x + 12 }),
    ...(y > frame.height / 2 ? { bottom: frame.height - y + 8 } : { top: y + 8 }),
  };
  return (
    <div className={coverage.tip} style={style} aria-hidden="true">
      <b>Point {point.index}</b>
      {axes
        .filter(({ name }) => name !== LOSS_AXIS)
        .map(({ name, textOf }) => (
          <code key={name}>
            {name} {textOf(point.values[name] ?? null)}
          </code>
        ))}
      {point.loss?.best != null && <span>best loss {shortNumber(point.loss.best)}</span>}
    </div>
  );
}

import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import { axisX, type Frame, MARGIN, placeY } from '../../kit/parallel/lines';
import type { AxisScale } from '../../kit/parallel/scale';
import css from './Results.module.css';
import { type Range, setRange, useResults } from './store';

interface Props {
  readonly axis: AxisScale;
  /** The places of the points on it. */
  readonly units: readonly number[];
  readonly at: number;
  readonly of: number;
  readonly frame: Frame;
}

const WHOLE: Range = [0, 1];
const ENDS = ['from', 'to'] as const;
/** Half the width in which the pointer takes hold of an axis, and the least length of a drag, in CSS pixels. */
const NEAR = 12;
const LEAST = 4;

/** The ends between which points are shown: a drag along the axis sets both, arrow keys move one from value to value. */
export function AxisRange({ axis, units, at, of, frame }: Props) {
  const { name } = axis;
  const range = useResults((state) => state.ranges[name]);
  const steps = useMemo(() => [...new Set(units)].sort((a, b) => a - b), [units]);
  const start = useRef<number | null>(null);
  const x = axisX(at, of, frame);
  // Opposite to the ticks.
  const side = at === of - 1 && at > 0 ? 1 : -1;
  const [from, to] = range ?? WHOLE;
  const placeAt = ({ clientY, currentTarget }: PointerEvent<SVGElement>) => {
    const { top } = currentTarget.ownerSVGElement?.getBoundingClientRect() ?? { top: 0 };
    const length = frame.height - MARGIN.top - MARGIN.bottom;
    return Math.min(1, Math.max(0, (frame.height - MARGIN.bottom - (clientY - top)) / length));
  };
  const drag = (event: PointerEvent<SVGElement>) => {
    if (start.current === null) return;
    const now = placeAt(event);
    if (Math.abs(placeY(now, frame) - placeY(start.current, frame)) < LEAST) return;
    setRange(name, [Math.min(now, start.current), Math.max(now, start.current)]);
  };
  const set = (next: Range) =>
    setRange(name, next[0] <= (steps[0] ?? 0) && next[1] >= (steps.at(-1) ?? 1) ? null : next);
  const onKeyDown = (end: (typeof ENDS)[number], event: KeyboardEvent) => {
    if (event.key === 'Escape' && range) {
      event.stopPropagation();
      setRange(name, null);
      return;
    }
    const place = end === 'from' ? from : to;
    const next = {
      ArrowUp: steps.find((step) => step > place + CLOSE),
      ArrowRight: steps.find((step) => step > place + CLOSE),
      ArrowDown: steps.findLast((step) => step < place - CLOSE),
      ArrowLeft: steps.findLast((step) => step < place - CLOSE),
      Home: steps[0],
      End: steps.at(-1),
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(end === 'from' ? [Math.min(next, to), to] : [from, Math.max(next, from)]);
  };
  const [low, high] = [placeY(from, frame), placeY(to, frame)];
  return (
    <g>
      {range && <rect className={css.range} x={x - 4} y={high} width={8} height={low - high} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the ends of the axis do the same by keyboard. */}
      <rect
        className={css.hold}
        data-range={name}
        x={x - NEAR}
        y={MARGIN.top - 8}
        width={2 * NEAR}
        height={Math.max(frame.height - MARGIN.top - MARGIN.bottom + 16, 0)}
        onPointerDown={(event) => {
          start.current = placeAt(event);
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={drag}
        onPointerUp={(event) => {
          const began = start.current;
          start.current = null;
          if (began === null) return;
          const length = Math.abs(placeY(placeAt(event), frame) - placeY(began, frame));
          if (length < LEAST) setRange(name, null);
        }}
        onClick={(event) => event.stopPropagation()}
      />
      {ENDS.map((end) => {
        const place = end === 'from' ? from : to;
        return (
          <path
            key={end}
            className={css.end}
            role="slider"
            tabIndex={0}
            aria-label={`${name} ${end}`}
            aria-orientation="vertical"
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(100 * place)}
            aria-valuetext={axis.textAt(place)}
            d={`M${x} ${placeY(place, frame)}l${8 * side} ${end === 'from' ? 8 : -8}v${end === 'from' ? -8 : 8}z`}
            onKeyDown={(event) => onKeyDown(end, event)}
          />
        );
      })}
    </g>
  );
}

/** Of rounding. */
const CLOSE = 1e-9;

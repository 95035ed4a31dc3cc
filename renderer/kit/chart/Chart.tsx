import { scaleLinear, scaleLog } from 'd3-scale';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { shortNumber } from '../format';
import { useSize } from '../useSize';
import css from './Chart.module.css';
import { further, nearest, type Places } from './places';
import { gapsOf, loneOf, PENS, pathOf, type Series, valueAt } from './series';
import { apart, logTicks, tickText } from './ticks';

const EDGE = { left: 56, right: 12, top: 8, bottom: 24 };

/** Labels closer than this touch, in CSS pixels. */
const ROOM = 18;
/** Crosses closer than this are one bar. */
const GAP_ROOM = 8;

interface Props {
  /** What it shows, for screen readers. */
  label: string;
  height: number;
  series: readonly Series[];
  /** First and last place. */
  x: readonly [first: number, last: number];
  /** Lowest and highest value; above 0 on a log scale. */
  y: readonly [low: number, high: number];
  isLog?: boolean;
  /** A place as text, on its axis. */
  xText?: (at: number) => string;
  /** Only whole numbers are places. */
  isWhole?: boolean;
  /** The places that can be read. */
  places: Places;
  /** The text of a place that is read. */
  read: (at: number) => string;
  /** The text while none is read. */
  rest: string;
  /** Values that are read stand beside their curves' names, and the place at the cursor; all in one text would be long. */
  isLegendRead?: boolean;
  /** A place as text, beside the cursor; as on the axis unless it is stated. */
  cursorText?: (at: number) => string;
}

/** Curves over an axis, each with its colour and dash, read off under the pointer or by the arrow keys. */
export function Chart(props: Props) {
  const { label, height, series, x: domain, y: values, isLog = false, isWhole = false } = props;
  const { places, read, rest, xText = shortNumber, isLegendRead = false } = props;
  const { cursorText = xText } = props;
  const holder = useRef<HTMLDivElement>(null);
  const { width } = useSize(holder);
  const [chosen, setChosen] = useState<number | null>(null);
  const [first, last] = domain;
  const right = Math.max(width - EDGE.right, EDGE.left + 1);
  const x = scaleLinear()
    .domain([first, last > first ? last : first + 1])
    .range([EDGE.left, right]);
  const bottom = height - EDGE.bottom;
  const y = (isLog ? scaleLog() : scaleLinear()).domain(values).range([bottom, EDGE.top]);
  const place = (value: number) => (isLog && value <= 0 ? Number.NaN : y(value));
  const within = (at: number) => Math.min(Math.max(at, first), last);
  const at = chosen === null ? null : within(chosen);
  const onMove = ({ clientX, currentTarget }: PointerEvent) =>
    setChosen(
      within(nearest(places, x.invert(clientX - currentTarget.getBoundingClientRect().left))),
    );
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowRight: () => further(places, at ?? first, 1, event.shiftKey),
      ArrowLeft: () => further(places, at ?? last, -1, event.shiftKey),
      Home: () => nearest(places, first),
      End: () => nearest(places, last),
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setChosen(within(to()));
  };
  const yTicks = apart(isLog ? logTicks(...values) : y.ticks(4), y, ROOM);
  const yText = tickText(yTicks);
  const xTicks = x.ticks(Math.max(2, Math.min(6, Math.floor(width / 120))));
  return (
    <div className={css.chart}>
      <div className={css.head}>
        {series.length > 1 && (
          <ul className={css.legend} data-read={isLegendRead || undefined}>
            {series.map(({ name, pen }, i) => (
              <li key={name}>
                <svg width={24} height={4} aria-hidden="true">
                  <path d="M0 2h24" data-pen={penOf(pen, i)} />
                </svg>
                <span>{name}</span>
                {isLegendRead && <b>{at === null ? '' : valueText(series[i], at)}</b>}
              </li>
            ))}
          </ul>
        )}
        <p role="status" className={isLegendRead ? 'sr-only' : undefined}>
          {at === null ? rest : read(at)}
        </p>
      </div>
      <div ref={holder} className={css.frame} style={{ height }}>
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={label}
          aria-description="Arrow keys read it, with Shift in larger steps."
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is read by keyboard.
          tabIndex={0}
          onPointerMove={onMove}
          onPointerLeave={() => setChosen(null)}
          onKeyDown={onKeyDown}
        >
          {yTicks.map((tick) => (
            <g key={tick}>
              <line x1={EDGE.left} x2={right} y1={y(tick)} y2={y(tick)} />
              <text x={EDGE.left - 6} y={y(tick) + 4} textAnchor="end">
                {yText(tick)}
              </text>
            </g>
          ))}
          {xTicks
            .filter((tick) => !isWhole || Number.isInteger(tick))
            .map((tick) => (
              <text key={tick} x={x(tick)} y={height - 8} textAnchor="middle">
                {xText(tick)}
              </text>
            ))}
          {series.map((one, i) => (
            <Curve key={one.name} one={one} pen={penOf(one.pen, i)} {...{ x, y: place, bottom }} />
          ))}
          {at !== null && <line className={css.cursor} x1={x(at)} x2={x(at)} y1={0} y2={bottom} />}
          {at !== null && isLegendRead && (
            <text
              x={x(at) + (x(at) > width / 2 ? -6 : 6)}
              y={EDGE.top + 4}
              textAnchor={x(at) > width / 2 ? 'end' : 'start'}
            >
              {cursorText(at)}
            </text>
          )}
          {at !== null &&
            series.map((one, i) => {
              const up = place(valueAt(one, at) ?? Number.NaN);
              return Number.isFinite(up) ? (
                <circle key={one.name} data-pen={penOf(one.pen, i)} cx={x(at)} cy={up} r={4} />
              ) : null;
            })}
        </svg>
      </div>
    </div>
  );
}

/** `—` where the curve has none. */
export function valueText(one: Series | undefined, at: number): string {
  const value = one === undefined ? null : valueAt(one, at);
  return value === null ? '—' : Number.isFinite(value) ? shortNumber(value) : 'not finite';
}

const penOf = (pen: number | undefined, order: number): number => (pen ?? order) % PENS;

interface CurveProps {
  one: Series;
  pen: number;
  x: (at: number) => number;
  y: (value: number) => number;
  bottom: number;
}

function Curve({ one, pen, x, y, bottom }: CurveProps) {
  const path = pathOf(one, x, y);
  const [begin, end] = [one.points[0]?.x, one.points.at(-1)?.x];
  return (
    <>
      {one.isFilled && begin !== undefined && end !== undefined && (
        <path className={css.area} data-pen={pen} d={`${path}V${bottom}H${x(begin).toFixed(1)}Z`} />
      )}
      <path data-pen={pen} d={path} />
      {loneOf(one)
        .filter((point) => Number.isFinite(y(point.y)))
        .map((point) => (
          <circle key={point.x} data-pen={pen} cx={x(point.x)} cy={y(point.y)} r={2.5} />
        ))}
      {apart(gapsOf(one), x, GAP_ROOM).map((at) => (
        <path
          key={at}
          className={css.gap}
          data-pen={pen}
          d={`M${(x(at) - 3).toFixed(1)} ${bottom - 9}l6 6m0-6l-6 6`}
        />
      ))}
    </>
  );
}

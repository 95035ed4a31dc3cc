import { scaleLinear } from 'd3-scale';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { type RateFrom, rateAt, type Schedule } from '../../../shared/plan/schedule';
import { shortNumber } from '../../kit/format';
import { useSize } from '../../kit/useSize';
import { grouped } from '../numbers';
import css from './Chart.module.css';

const HEIGHT = 176;
const EDGE = { left: 56, right: 12, top: 20, bottom: 24 };

interface Props {
  schedule: Schedule;
  /** Steps of the whole run. */
  steps: number;
  stepsPerEpoch: number;
}

/** The learning rate over all steps, read off under the pointer or by the arrow keys. */
export function LearningRate({ schedule: { rates, lowest }, steps, stepsPerEpoch }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const { width } = useSize(holder);
  const [chosen, setChosen] = useState<number | null>(null);
  const last = Math.max(steps - 1, 0);
  const most = Math.max(...rates.map(({ rate }) => rate));
  const x = scaleLinear()
    .domain([0, Math.max(last, 1)])
    .range([EDGE.left, Math.max(width - EDGE.right, EDGE.left + 1)]);
  const y = scaleLinear()
    .domain([0, most > 0 ? 1.1 * most : 1])
    .range([HEIGHT - EDGE.bottom, EDGE.top]);
  const pathOf = (of: readonly RateFrom[]): string =>
    `${of
      .filter(({ step }) => step <= last)
      .map(({ step, rate }, i) => (i === 0 ? `M${x(step)} ${y(rate)}` : `H${x(step)}V${y(rate)}`))
      .join('')}H${x(last)}`;
  const line = pathOf(rates);
  const onMove = ({ clientX, currentTarget }: PointerEvent) => {
    const step = x.invert(clientX - currentTarget.getBoundingClientRect().left);
    setChosen(Math.min(Math.max(Math.round(step), 0), last));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const far = Math.max(1, event.shiftKey ? stepsPerEpoch : Math.round(steps / 100));
    const step = { ArrowRight: far, ArrowLeft: -far, Home: -last, End: last }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setChosen(Math.min(Math.max((chosen ?? 0) + step, 0), last));
  };
  return (
    <div ref={holder} className={css.chart}>
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={`Learning rate over ${grouped(steps)} steps, at most ${shortNumber(most)}`}
        aria-description="Arrow keys read it; with Shift, epoch by epoch."
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is read by keyboard.
        tabIndex={0}
        onPointerMove={onMove}
        onPointerLeave={() => setChosen(null)}
        onKeyDown={onKeyDown}
      >
        {y.ticks(3).map((tick) => (
          <g key={tick}>
            <line x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} />
            <text x={EDGE.left - 6} y={y(tick) + 4} textAnchor="end">
              {shortNumber(tick)}
            </text>
          </g>
        ))}
        {x
          .ticks(Math.max(2, Math.min(6, Math.floor(width / 120))))
          .filter(Number.isInteger)
          .map((tick) => (
            <text key={tick} x={x(tick)} y={HEIGHT - 8} textAnchor="middle">
              {grouped(tick)}
            </text>
          ))}
        <path className={css.area} d={`${line}V${y(0)}H${x(0)}Z`} />
        {lowest && <path className={css.lowest} d={pathOf(lowest)} />}
        <path className={css.curve} d={line} />
        {chosen !== null && <circle cx={x(chosen)} cy={y(rateAt(rates, chosen) ?? 0)} r={4} />}
      </svg>
      <p className={css.readout} role="status">
        {chosen === null
          ? `${grouped(steps)} steps`
          : readText(
              chosen,
              stepsPerEpoch,
              rateAt(rates, chosen),
              lowest && rateAt(lowest, chosen),
            )}
      </p>
    </div>
  );
}

/** `step 1,760, epoch 27.5: 1.65e-4`; with the lowest possible rate where it may be another. */
function readText(
  step: number,
  stepsPerEpoch: number,
  rate: number | null,
  lowest: number | null,
): string {
  const epoch = Math.floor((10 * step) / Math.max(1, stepsPerEpoch)) / 10;
  const range = lowest !== null && lowest !== rate ? `, at least ${shortNumber(lowest)}` : '';
  return `step ${grouped(step)}, epoch ${epoch}: ${shortNumber(rate ?? Number.NaN)}${range}`;
}

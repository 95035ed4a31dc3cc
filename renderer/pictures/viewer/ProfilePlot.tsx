import { scaleLinear } from 'd3-scale';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { shortNumber } from '../../kit/format';
import { useSize } from '../../kit/useSize';
import css from './ProfilePlot.module.css';
import type { Sample } from './profile';

const HEIGHT = 132;
const EDGE = { left: 56, right: 12, top: 8, bottom: 22 };

/** The values along the line, with a read-out under the pointer or by the arrow keys. */
export function ProfilePlot({ samples, unit }: { samples: readonly Sample[]; unit: string }) {
  const holder = useRef<HTMLDivElement>(null);
  const { width } = useSize(holder);
  const [chosen, setChosen] = useState<number | null>(null);
  const finite = samples.filter(({ value }) => Number.isFinite(value));
  const [least, most] = finite.reduce(
    ([low, high], { value }) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
  const length = samples.at(-1)?.at ?? 1;
  const x = scaleLinear()
    .domain([0, Math.max(length, 1e-9)])
    .range([EDGE.left, Math.max(width - EDGE.right, EDGE.left + 1)]);
  const y = scaleLinear()
    .domain(most > least ? [least, most] : [least - 1, least + 1])
    .range([HEIGHT - EDGE.bottom, EDGE.top]);
  const path = samples
    .map(({ at, value }, i) =>
      Number.isFinite(value)
        ? `${i > 0 && Number.isFinite(samples[i - 1]?.value) ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`
        : '',
    )
    .join('');
  const onMove = ({ clientX, currentTarget }: PointerEvent) => {
    const at = x.invert(clientX - currentTarget.getBoundingClientRect().left);
    const index = Math.round((at / Math.max(length, 1e-9)) * (samples.length - 1));
    setChosen(Math.min(Math.max(index, 0), samples.length - 1));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const from = chosen ?? samples.length >> 1;
    setChosen(Math.min(Math.max(from + step * (event.shiftKey ? 10 : 1), 0), samples.length - 1));
  };
  const sample = chosen === null ? undefined : samples[chosen];
  const text = sample && `${shortNumber(sample.at)} px: ${shortNumber(sample.value)}${unit}`;
  if (finite.length === 0) return <p className={css.empty}>The line does not cross the picture.</p>;
  return (
    <div ref={holder} className={css.plot}>
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={`Profile over ${shortNumber(length)} pixels, from ${shortNumber(least)} to ${shortNumber(most)}${unit}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is read by keyboard.
        tabIndex={0}
        onPointerMove={onMove}
        onPointerLeave={() => setChosen(null)}
        onKeyDown={onKeyDown}
      >
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} />
            <text x={EDGE.left - 6} y={y(tick) + 4} textAnchor="end">
              {shortNumber(tick)}
            </text>
          </g>
        ))}
        {x.ticks(6).map((tick) => (
          <text key={tick} x={x(tick)} y={HEIGHT - 6} textAnchor="middle">
            {shortNumber(tick)}
          </text>
        ))}
        <path d={path} />
        {sample && Number.isFinite(sample.value) && (
          <circle cx={x(sample.at)} cy={y(sample.value)} r={4} />
        )}
      </svg>
      <p className={css.readout} role="status">
        {text ?? `${shortNumber(length)} px long`}
      </p>
    </div>
  );
}

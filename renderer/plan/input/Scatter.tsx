import type { MouseEvent } from 'react';
import type { InputChecks } from '../../../shared/dataset/inputChecks';
import { usePictures } from '../../pictures/store';
import { grouped } from '../numbers';
import css from './Input.module.css';

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [700, 104, 46, 10, 24] as const;

/** Correlation of each sampled pattern; a click shows the pattern. */
export function Scatter({ checks }: { checks: InputChecks }) {
  const shown = usePictures((state) => state.index);
  const { sampled, correlations, count } = checks;
  const points = sampled.flatMap((index, at) => {
    const value = correlations[at];
    return value === null || value === undefined ? [] : [{ index, value }];
  });
  if (points.length === 0) return null;
  const [low, high] = rangeOf(points.map(({ value }) => value));
  const x = (index: number) => LEFT + ((WIDTH - LEFT - 6) * index) / Math.max(1, count - 1);
  const y = (value: number) =>
    TOP + ((HEIGHT - TOP - BOTTOM) * (high - value)) / Math.max(high - low, 1e-9);
  const onClick = ({ clientX, currentTarget }: MouseEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const at = ((clientX - box.left) / box.width) * WIDTH;
    const nearest = points.reduce((best, point) =>
      Math.abs(x(point.index) - at) < Math.abs(x(best.index) - at) ? point : best,
    );
    usePictures.setState({ index: nearest.index });
  };
  return (
    <section className={css.scatter} aria-label="Correlation across the scan">
      <h3>
        Correlation across the scan
        <small>{grouped(points.length)} patterns; click one to show it above</small>
      </h3>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the pattern box above chooses by keyboard. */}
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`Correlations from ${low.toFixed(3)} to ${high.toFixed(3)}`}
        onClick={onClick}
      >
        {[high, low].map((value) => (
          <g key={value}>
            <path d={`M${LEFT} ${y(value)}H${WIDTH}`} />
            <text x={LEFT - 6} y={y(value) + 4} textAnchor="end">
              {value.toFixed(3).replace('-', '−')}
            </text>
          </g>
        ))}
        {points.map(({ index, value }) => (
          <circle
            key={index}
            cx={x(index)}
            cy={y(value)}
            r={index === shown ? 5 : 2.5}
            data-shown={index === shown || undefined}
          />
        ))}
        <text x={LEFT} y={HEIGHT - 4}>
          0
        </text>
        <text x={WIDTH - 6} y={HEIGHT - 4} textAnchor="end">
          pattern {grouped(count - 1)}
        </text>
      </svg>
    </section>
  );
}

/** Smallest and largest value, at least a thousandth apart, in thousandths. */
function rangeOf(values: readonly number[]): [low: number, high: number] {
  const low = Math.floor(Math.min(...values) * 1000) / 1000;
  const high = Math.ceil(Math.max(...values) * 1000) / 1000;
  return high > low ? [low, high] : [low - 0.001, high + 0.001];
}

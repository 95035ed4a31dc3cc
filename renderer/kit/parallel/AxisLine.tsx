import { apart } from '../chart/ticks';
import { axisX, type Frame, MARGIN, placeY } from './lines';
import css from './ParallelAxes.module.css';
import type { AxisScale } from './scale';

/** Ticks closer than this would overlap, in CSS pixels. */
const APART = 16;

type AxisProps = { scale: AxisScale; at: number; of: number; frame: Frame };

/** An axis with its name and ticks, over the lines. */
export function AxisLine({ scale, at: axis, of, frame }: AxisProps) {
  const x = axisX(axis, of, frame);
  const isLast = axis === of - 1 && axis > 0;
  const [side, end] = isLast ? [-1, 'end' as const] : [1, 'start' as const];
  const texts = new Map(scale.ticks.map(({ at, text }) => [placeY(at, frame), text]));
  const places = apart(
    [...texts.keys()].sort((a, b) => b - a),
    (y) => y,
    APART,
  );
  return (
    <g className={css.axis}>
      <line x1={x} x2={x} y1={placeY(0, frame)} y2={placeY(1, frame)} />
      <text x={x} y={MARGIN.top - 20} textAnchor={axis === 0 || isLast ? end : 'middle'}>
        {scale.name}
        {scale.kind === 'log' && ' (log)'}
      </text>
      {places.map((y) => (
        <text key={y} x={x + 6 * side} y={y + 4} textAnchor={end}>
          {texts.get(y)}
        </text>
      ))}
    </g>
  );
}

import css from './Coverage.module.css';
import { axisX, type Frame, MARGIN, placeY } from './lines';
import type { AxisScale } from './scale';

/** Ticks closer than this would overlap, in CSS pixels. */
const APART = 16;

/** The axes with their names and ticks, over the lines. */
export function Axes({ scales, frame }: { scales: readonly AxisScale[]; frame: Frame }) {
  if (frame.width === 0) return null;
  return (
    <svg className={css.axes} aria-hidden="true" width={frame.width} height={frame.height}>
      {scales.map((scale, a) => {
        const x = axisX(a, scales.length, frame);
        const end = a === scales.length - 1 && a > 0;
        const side = end ? -1 : 1;
        let free = Number.POSITIVE_INFINITY;
        return (
          <g key={scale.name}>
            <line x1={x} x2={x} y1={placeY(0, frame)} y2={placeY(1, frame)} />
            <text className={css.name} x={x} y={MARGIN.top - 20} textAnchor={anchor(a, end)}>
              {scale.name}
              {scale.kind === 'log' && ' (log)'}
            </text>
            {[...scale.ticks]
              .sort((one, other) => one.at - other.at)
              .map(({ at, text }) => {
                const y = placeY(at, frame);
                if (free - y < APART) return null;
                free = y;
                return (
                  <text key={text} x={x + 6 * side} y={y + 4} textAnchor={end ? 'end' : 'start'}>
                    {text}
                  </text>
                );
              })}
          </g>
        );
      })}
    </svg>
  );
}

/** The names of the outer axes end at the edges, those between are centred. */
const anchor = (axis: number, isLast: boolean) =>
  isLast ? 'end' : axis === 0 ? 'start' : 'middle';

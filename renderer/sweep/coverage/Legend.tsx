import css from './Coverage.module.css';
import { GLYPH_COLOURS, isFilled } from './glyphs';
import { POINT_STATUSES, type PointStatus, STATUS_LABELS } from './pointStatus';

/** The glyphs of the plot with their meaning and count. */
export function Legend({ statuses }: { statuses: readonly PointStatus[] }) {
  const counts = new Map<PointStatus, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  return (
    <ul className={css.legend}>
      {[...POINT_STATUSES]
        .reverse()
        .filter((status) => counts.has(status))
        .map((status) => (
          <li key={status}>
            <Glyph status={status} />
            {STATUS_LABELS[status]} <small>{counts.get(status)?.toLocaleString('en')}</small>
          </li>
        ))}
    </ul>
  );
}

const SHAPES: { readonly [status in PointStatus]: string } = {
  pending: 'M10 6a4 4 0 1 1 -8 0a4 4 0 1 1 8 0',
  ready: 'M10 6a4 4 0 1 1 -8 0a4 4 0 1 1 8 0',
  warned: 'M6 1.5L10.5 10H1.5Z',
  refused: 'M2 2L10 10M10 2L2 10',
};

function Glyph({ status }: { status: PointStatus }) {
  const colour = `var(${GLYPH_COLOURS[status]})`;
  const filled = isFilled(status);
  return (
    <svg width={12} height={12} aria-hidden="true">
      <path
        d={SHAPES[status]}
        fill={filled ? colour : 'none'}
        stroke={filled ? 'none' : colour}
        strokeWidth={1.6}
      />
    </svg>
  );
}

import css from './Coverage.module.css';
import { isFilled, MARK_COLOURS } from './glyphs';
import { KIND_WORDS, type Kind, POINT_STATUSES } from './pointStatus';

/** The marks that the picture has, with their words and how many there are. */
export function Legend({ kinds }: { kinds: readonly Kind[] }) {
  const counts = new Map<Kind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return (
    <ul className={css.legend}>
      {[...POINT_STATUSES]
        .reverse()
        .filter((kind) => counts.has(kind))
        .map((kind) => (
          <li key={kind}>
            <Mark kind={kind} />
            {KIND_WORDS[kind]} <small>{counts.get(kind)?.toLocaleString('en')}</small>
          </li>
        ))}
    </ul>
  );
}

const SHAPES: { readonly [kind in Kind]: string } = {
  pending: 'M10 6a4 4 0 1 1 -8 0a4 4 0 1 1 8 0',
  ready: 'M10 6a4 4 0 1 1 -8 0a4 4 0 1 1 8 0',
  warned: 'M6 1.5L10.5 10H1.5Z',
  refused: 'M2 2L10 10M10 2L2 10',
};

function Mark({ kind }: { kind: Kind }) {
  const colour = `var(${MARK_COLOURS[kind]})`;
  const filled = isFilled(kind);
  return (
    <svg width={12} height={12} aria-hidden="true">
      <path
        d={SHAPES[kind]}
        fill={filled ? colour : 'none'}
        stroke={filled ? 'none' : colour}
        strokeWidth={1.6}
      />
    </svg>
  );
}

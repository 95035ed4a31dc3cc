import { useMemo } from 'react';
import { type Diff, type DiffRow, diffSources, isDifferent } from '../../shared/diff/diff';
import { matchesDiff } from '../../shared/diff/search';
import { DiffSection } from '../kit/fields/DiffSection';
import { counted } from '../kit/format';
import { useDiffSource } from '../store/diffSources';
import { useStore } from '../store/store';
import css from './DiffTab.module.css';
import { DiffTools } from './DiffTools';

/** Two payloads field by field: different values, equal values from different sources, and the number of equal ones. */
export function DiffTab() {
  const baseline = useStore((state) => state.baseline);
  const against = useStore((state) => state.against);
  const a = useDiffSource(baseline);
  const b = useDiffSource(against);
  const diff = useMemo(() => (a && b ? diffSources(a, b) : null), [a, b]);
  return (
    <div className={css.diff}>
      <DiffTools />
      {diff ? <Sections diff={diff} /> : <p className={css.empty}>Resolving…</p>}
    </div>
  );
}

function Sections({ diff }: { diff: Diff }) {
  const query = useStore((state) => state.diffQuery);
  const all = useStore((state) => state.diffAll);
  const { changed, source, same } = diff.counts;
  const differing = changed + diff.counts['only-a'] + diff.counts['only-b'];
  const wanted = (row: DiffRow) =>
    (all || isDifferent(row) || row.kind === 'source') && matchesDiff(row, query);
  const sections = diff.sections
    .map((section) => ({ ...section, shown: section.rows.filter(wanted) }))
    .filter(({ shown }) => shown.length > 0);
  return (
    <>
      <p className={css.summary} role="status">
        <b>
          {differing === 0
            ? 'No field differs'
            : `${counted(differing, 'field')} ${differing === 1 ? 'differs' : 'differ'}`}
        </b>
        {source > 0 && <span> · {source} with the same value from a different source</span>}
        {!all && same > 0 && (
          <>
            {' · '}
            <button
              type="button"
              className="link"
              onClick={() => useStore.setState({ diffAll: true })}
            >
              {counted(same, 'equal field')} hidden
            </button>
          </>
        )}
      </p>
      {sections.map(({ title, shown, counts }) => (
        <DiffSection key={title} title={title} rows={shown} counts={counts} diff={diff} />
      ))}
      {sections.length === 0 && (
        <p className={css.empty}>
          {query.trim() === ''
            ? 'All fields have the same value from the same source.'
            : `No fields match “${query.trim()}”.`}
        </p>
      )}
    </>
  );
}

import { useMemo } from 'react';
import { type Diff, type DiffRow, diffSources, filterDiff } from '../../shared/diff/diff';
import { matchesDiff } from '../../shared/diff/search';
import { Foldable } from '../kit/Foldable';
import { DiffTable } from '../kit/fields/DiffTable';
import { counted } from '../kit/format';
import { useCompared } from '../store/diffSources';
import { useStore } from '../store/store';
import css from './DiffTab.module.css';
import { DiffTools } from './DiffTools';
import { SourceList } from './SourceList';
import { isKnown } from './sources';

/** Two to six payloads by setting or by section: what differs, the same from another source, and how much is equal. */
export function DiffTab() {
  const compared = useCompared();
  const baseline = useStore((state) =>
    state.baseline === null ? null : state.compared.indexOf(state.baseline),
  );
  const by = useStore((state) => state.diffBy);
  const diff = useMemo(() => {
    const sources = compared.filter(isKnown);
    return sources.length < compared.length ? null : diffSources(sources, { by, baseline });
  }, [compared, by, baseline]);
  return (
    <div>
      <SourceList sources={compared} />
      <DiffTools />
      {diff ? <Groups diff={diff} /> : <p className={css.empty}>Resolving…</p>}
    </div>
  );
}

function Groups({ diff }: { diff: Diff }) {
  const query = useStore((state) => state.diffQuery);
  const all = useStore((state) => state.diffAll);
  const { differs, source, same } = diff.counts;
  const noun = diff.by === 'setting' ? 'setting' : 'field';
  const isShown = ({ kind }: DiffRow) => all || kind !== 'same';
  const groups = filterDiff(diff, (row, group) => isShown(row) && matchesDiff(row, group, query));
  if (diff.sources.length < 2) return <p className={css.empty}>Add a source to compare it with.</p>;
  return (
    <>
      <p className={css.summary} role="status">
        <b>
          {differs === 0
            ? `No ${noun} differs`
            : `${counted(differs, noun)} ${differs === 1 ? 'differs' : 'differ'}`}
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
              {same} equal
            </button>
          </>
        )}
      </p>
      {diff.by === 'setting' && groups.length > 0 && (
        <DiffTable diff={diff} groups={groups} label="Settings" />
      )}
      {diff.by === 'section' &&
        groups.map((group) => (
          <Foldable
            key={group.title}
            part={`diff ${group.title}`}
            className={css.section}
            summary={
              <>
                <code>{group.title}</code> <span>{group.counts.differs} different</span>
              </>
            }
          >
            <DiffTable diff={diff} groups={[group]} label={group.title} />
          </Foldable>
        ))}
      {groups.length === 0 && (
        <p className={css.empty}>
          {query.trim() === ''
            ? `All ${noun}s have the same value from the same source.`
            : `No ${noun}s match “${query.trim()}”.`}
        </p>
      )}
    </>
  );
}

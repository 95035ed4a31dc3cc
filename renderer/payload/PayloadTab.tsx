import { useMemo, useState } from 'react';
import { findTarget } from '../../shared/targets';
import { matchesWords } from '../../shared/values/matchesWords';
import { dispatch } from '../kit/actions';
import { Button } from '../kit/Button';
import { Foldable } from '../kit/Foldable';
import { LAYER_WORDS } from '../kit/fields/layers';
import { counted } from '../kit/format';
import { SearchBox } from '../kit/SearchBox';
import { Tip } from '../kit/Tip';
import { useResolved, useStore } from '../store/store';
import { Lines } from './Lines';
import css from './PayloadTab.module.css';
import { Refused } from './Refused';
import { type Line, legacyLines, payloadLines } from './sections';
import { useHash } from './useHash';

/** The payload as it will be exported, by section. */
export function PayloadTab() {
  const { payload, provenance } = useStore((state) => state.resolution);
  const target = useResolved(({ draft }) => draft.target);
  const [query, setQuery] = useState('');
  const sections = useMemo(
    () => (payload ? payloadLines(payload, provenance, findTarget(target)) : []),
    [payload, provenance, target],
  );
  const hash = useHash(payload);
  if (!payload) return <Refused what="payload" />;
  const found = sections
    .map(({ title, lines }) => ({ title, lines, shown: matching(lines, query, title) }))
    .filter(({ shown }) => shown.length > 0);
  return (
    <>
      <div className={css.tools}>
        <SearchBox label="Search payload" value={query} onChange={setQuery} />
        <div className={css.line}>
          <Tip text="SHA-256 of the payload without the output folder and the audit trail: payloads with the same hash train identically">
            <span className={css.hash}>
              Payload hash <code>{hash ?? '…'}</code>
            </span>
          </Tip>
          <Button small variant="ghost" onClick={() => dispatch('environments')}>
            Verify with PtychoPINN…
          </Button>
        </div>
      </div>
      {found.map(({ title, lines, shown }) => (
        <Foldable
          key={title}
          part={title}
          className={css.section}
          summary={
            <>
              <code>{title}</code>{' '}
              <span>
                {shown.length === lines.length
                  ? counted(lines.length, 'field')
                  : `${shown.length} of ${counted(lines.length, 'field')}`}
              </span>
            </>
          }
        >
          <Lines lines={shown} />
        </Foldable>
      ))}
      {found.length === 0 && <NoMatch query={query} />}
    </>
  );
}

/** The flat `params.cfg` dictionary that older PtychoPINN modules read. */
export function LegacyTab() {
  const legacy = useStore((state) => state.resolution.legacyParams);
  const target = useResolved(({ draft }) => draft.target);
  const [query, setQuery] = useState('');
  const lines = useMemo(
    () => (legacy ? legacyLines(legacy, findTarget(target)) : []),
    [legacy, target],
  );
  if (!legacy) return <Refused what="params.cfg" />;
  const shown = matching(lines, query);
  return (
    <>
      <div className={css.tools}>
        <SearchBox label="Search params.cfg" value={query} onChange={setQuery} />
        <p className={css.hash}>
          The flat dictionary that older PtychoPINN modules read: {lines.length} keys.
        </p>
      </div>
      <Lines lines={shown} />
      {shown.length === 0 && <NoMatch query={query} />}
    </>
  );
}

const matching = (lines: readonly Line[], query: string, title = ''): readonly Line[] =>
  lines.filter(({ key, text, layer }) =>
    matchesWords([title, key, text, layer && LAYER_WORDS[layer]], query),
  );

const NoMatch = ({ query }: { query: string }) => (
  <p className={css.refused}>No fields match “{query.trim()}”.</p>
);

import { useMemo } from 'react';
import { findTarget } from '../../shared/targets';
import { dispatch } from '../kit/actions';
import { Foldable } from '../kit/Foldable';
import { counted } from '../kit/format';
import { useResolved, useStore } from '../store/store';
import { Lines } from './Lines';
import css from './PayloadTab.module.css';
import { Refused } from './Refused';
import { legacyLines, payloadLines } from './sections';
import { useHash } from './useHash';

/** The payload as it will be exported, by section. */
export function PayloadTab() {
  const { payload, provenance } = useStore((state) => state.resolution);
  const target = useResolved(({ draft }) => draft.target);
  const sections = useMemo(
    () => (payload ? payloadLines(payload, provenance, findTarget(target)) : []),
    [payload, provenance, target],
  );
  const hash = useHash(payload);
  if (!payload) return <Refused what="payload" />;
  const shown = sections.map(({ title, lines }) => (
    <Foldable
      key={title}
      part={title}
      className={css.section}
      summary={
        <>
          <code>{title}</code> <span>{counted(lines.length, 'field')}</span>
        </>
      }
    >
      <Lines lines={lines} />
    </Foldable>
  ));
  return (
    <>
      <p
        className={css.intro}
        title="SHA-256 of the payload without the output folder and the audit trail: payloads with the same hash train identically"
      >
        Payload hash <code>{hash ?? '…'}</code>
      </p>
      <p className={css.intro}>
        <button type="button" className="btn small" onClick={() => dispatch('environments')}>
          Verify with PtychoPINN…
        </button>
      </p>
      {shown}
    </>
  );
}

/** The flat `params.cfg` dictionary that older PtychoPINN modules read. */
export function LegacyTab() {
  const legacy = useStore((state) => state.resolution.legacyParams);
  const target = useResolved(({ draft }) => draft.target);
  const lines = useMemo(
    () => (legacy ? legacyLines(legacy, findTarget(target)) : []),
    [legacy, target],
  );
  if (!legacy) return <Refused what="params.cfg" />;
  return (
    <>
      <p className={css.intro}>
        <code>params.cfg</code>, the flat dictionary that older PtychoPINN modules read:{' '}
        {lines.length} keys.
      </p>
      <Lines lines={lines} />
    </>
  );
}

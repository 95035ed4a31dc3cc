import { useEffect } from 'react';
import type { RunDetail } from '../../../shared/ipc/runs';
import { CodeText } from '../../kit/CodeText';
import { AskedAndRan } from './AskedAndRan';
import { Lineage } from './Lineage';
import { NotRead } from './NotRead';
import css from './Panel.module.css';
import { historyOf, readHistory, useHistory } from './store';

/** Where a run comes from, what it was asked for and ran with, and what of it was not read. */
export function Detail({ run }: { run: RunDetail }) {
  const { id, state } = run;
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another state it has left other files.
  useEffect(() => void readHistory(id), [id, state]);
  const history = useHistory(historyOf(id));
  const problem = useHistory((shown) => (shown.run === id ? shown.problem : null));
  if (history === null)
    return (
      <section className={css.part} aria-label="Lineage" aria-busy={problem === null}>
        <h3>Lineage</h3>
        <p className={css.dim}>
          {problem === null ? 'Reading the files of the run…' : <CodeText text={problem} />}
        </p>
      </section>
    );
  return (
    <>
      <Lineage run={run} history={history} />
      <AskedAndRan asked={history.asked} />
      <NotRead recorded={history.recorded} />
    </>
  );
}

import { type KeyboardEvent, useEffect } from 'react';
import { FEWEST } from '../../shared/runs/compare/comparison';
import { CodeText } from '../kit/CodeText';
import { Curves } from './Curves';
import { Compare } from './compare/Compare';
import { Reconstruction } from './detail/Reconstruction';
import { RecordedCurves } from './detail/RecordedCurves';
import { RunPanel } from './detail/RunPanel';
import { RunsBar } from './RunsBar';
import css from './RunsView.module.css';
import { RunTable } from './RunTable';
import { readDetail, readRuns, shownRun } from './read';
import { useRuns } from './store';
import { Tools } from './Tools';

const focusList = (): void =>
  document.querySelector<HTMLElement>('[role="grid"][aria-label="Runs"]')?.focus();

/** Escape leads back to the list, unless something in the panel has used it. */
function toList(event: KeyboardEvent): void {
  if (event.key === 'Escape' && !event.defaultPrevented) focusList();
}

/** The Runs view: the runs that Pinnboard knows, and the selected one as it goes on. */
export function RunsView() {
  useEffect(() => void readRuns(), []);
  const isEmpty = useRuns(({ rows, isRead }) => isRead && rows.length === 0);
  const problem = useRuns((state) => state.problem);
  const isCompared = useRuns(({ chosen }) => chosen.length >= FEWEST);
  // The first of the list is shown until one is selected: it may become another one.
  const id = useRuns(() => shownRun());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has other details.
  useEffect(() => void readDetail(), [id]);
  // Its curves stay until those of another run are known, so that the list does not jump.
  const known = useRuns((state) => state.detail);
  const detail = known?.id === id ? known : null;
  const hasRuns = useRuns(({ rows }) => rows.length > 0);
  useEffect(() => {
    // Whoever came by a key has the focus nowhere: the view that had it is gone.
    if (hasRuns && document.activeElement === document.body) focusList();
  }, [hasRuns]);
  return (
    <main className={css.view}>
      <RunsBar />
      {problem !== null && (
        <p className={css.problem} role="alert">
          <CodeText text={problem} />
        </p>
      )}
      {isEmpty ? (
        <p className={css.empty}>
          <CodeText text="No runs in `runs/` beside this file, nor in another known folder. Run it… starts one; a folder of earlier runs can be opened." />
        </p>
      ) : (
        <>
          <section className={css.list} aria-label="List of runs" data-column>
            <Tools />
            <RunTable />
          </section>
          {isCompared ? (
            <Compare />
          ) : (
            known &&
            (known.workflow === 'inference' ? (
              <Reconstruction run={known} />
            ) : known.now ? (
              <Curves key={known.id} curves={known.now.curve} />
            ) : (
              <RecordedCurves run={known} />
            ))
          )}
          <section
            className={css.side}
            aria-label="Selected run"
            data-column
            tabIndex={-1}
            onKeyDown={toList}
          >
            {detail && <RunPanel key={detail.id} run={detail} />}
          </section>
        </>
      )}
    </main>
  );
}

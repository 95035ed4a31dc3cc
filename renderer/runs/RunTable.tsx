import { useMemo } from 'react';
import type { RunRow } from '../../shared/ipc/runs';
import { shortNumber } from '../kit/format';
import { type Column, Grid } from '../kit/grid/Grid';
import { RunState } from '../kit/RunState';
import { Tip } from '../kit/Tip';
import css from './RunsView.module.css';
import { selectRun, shownRun } from './read';
import { shownRows } from './rows';
import { toggleChosen, useRuns } from './store';
import { leftText, ofText, whenText } from './words';

const COLUMNS: readonly Column<RunRow>[] = [
  { id: 'chosen', head: <ChooseNone />, cell: (run) => <Choose run={run} /> },
  {
    id: 'run',
    title: 'Run',
    cell: ({ name, folder }) => (
      <Tip text={folder}>
        <span>{name}</span>
      </Tip>
    ),
  },
  {
    id: 'state',
    title: 'State',
    cell: (run) => (
      <Tip text={run.problem ?? ''}>
        <span>
          <RunState run={run} />
        </span>
      </Tip>
    ),
  },
  { id: 'host', title: 'Host', cell: ({ host }) => host },
  { id: 'epoch', title: 'Epoch', cell: ({ epoch, epochsAsked }) => ofText(epoch, epochsAsked) },
  {
    id: 'loss',
    title: 'Loss',
    help: 'The last loss of training',
    cell: ({ loss }) =>
      loss && (
        <Tip text={loss.name}>
          <span>{shortNumber(loss.value)}</span>
        </Tip>
      ),
  },
  {
    id: 'left',
    title: 'Time left',
    cell: ({ secondsLeft }) => secondsLeft !== null && leftText(secondsLeft),
  },
  {
    id: 'started',
    title: 'Started',
    cell: ({ startedAt }) => startedAt !== null && whenText(startedAt),
  },
];

/** The runs, those that go on first. */
export function RunTable() {
  const all = useRuns((state) => state.rows);
  const shown = useRuns((state) => state.shown);
  const query = useRuns((state) => state.query);
  const sorting = useRuns((state) => state.sorting);
  const isRead = useRuns((state) => state.isRead);
  const id = useRuns(() => shownRun());
  const rows = useMemo(
    () => shownRows(all, { shown, query, sorting }),
    [all, shown, query, sorting],
  );
  const at = rows.findIndex((row) => row.id === id);
  return (
    <Grid
      label="Runs"
      className={css.table}
      rowHeight={32}
      columns={COLUMNS}
      count={rows.length}
      rowAt={(index) => rows[index]}
      idOf={(row) => `run-${row.id}`}
      attributesOf={(row) => ({ 'data-run': row.name, 'data-state': row.state ?? undefined })}
      selected={at < 0 ? null : at}
      onSelect={(index) => selectRun(rows[index]?.id ?? '')}
      onMark={(index) => toggleChosen(rows[index]?.id ?? '')}
      sorting={sorting}
      onSort={(next) => useRuns.setState({ sorting: next })}
      empty={isRead ? 'No runs match the filter.' : 'Reading runs…'}
    />
  );
}

/** Marks a run for comparing; with the keyboard, Space does on its row. */
function Choose({ run: { id, name } }: { run: RunRow }) {
  const at = useRuns(({ chosen }) => chosen.indexOf(id));
  return (
    <input
      type="checkbox"
      className={css.choose}
      data-place={at < 0 ? undefined : at + 1}
      tabIndex={-1}
      aria-label={`Compare ${name}`}
      checked={at >= 0}
      onChange={() => toggleChosen(id)}
      onClick={(event) => event.stopPropagation()}
    />
  );
}

function ChooseNone() {
  const isAny = useRuns(({ chosen }) => chosen.length > 0);
  return (
    <input
      type="checkbox"
      className={css.choose}
      aria-label="Compare none"
      ref={(box) => {
        if (box) box.indeterminate = isAny;
      }}
      checked={false}
      disabled={!isAny}
      onChange={() => useRuns.setState({ chosen: [] })}
    />
  );
}

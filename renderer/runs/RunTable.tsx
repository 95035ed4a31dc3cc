import { useMemo } from 'react';
import type { RunRow } from '../../shared/ipc/runs';
import { shortNumber } from '../kit/format';
import { type Column, Grid } from '../kit/grid/Grid';
import { Tip } from '../kit/Tip';
import { RunState } from './RunState';
import css from './RunsView.module.css';
import { selectRun, shownRun } from './read';
import { shownRows } from './rows';
import { useRuns } from './store';
import { leftText, ofText, whenText } from './words';

const COLUMNS: readonly Column<RunRow>[] = [
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
      rowAt={(index) => rows[index] ?? NOTHING}
      idOf={(row) => `run-${row.id}`}
      attributesOf={(row) => ({ 'data-run': row.name, 'data-state': row.state ?? undefined })}
      selected={at < 0 ? null : at}
      onSelect={(index) => selectRun(rows[index]?.id ?? '')}
      sorting={sorting}
      onSort={(next) => useRuns.setState({ sorting: next })}
      empty={isRead ? 'No runs match the filter.' : 'Reading runs…'}
    />
  );
}

/** In the place of a row that went while the list is drawn. */
const NOTHING: RunRow = {
  id: '',
  name: '',
  folder: '',
  state: null,
  host: null,
  epoch: null,
  epochsAsked: null,
  loss: null,
  secondsLeft: null,
  startedAt: null,
  endedAt: null,
  problem: null,
};

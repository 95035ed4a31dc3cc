/** The runs that the list shows, in its order, with what is known of each among them: whose loss is best, what differs. */
import type { RunList, RunRow } from '../../shared/ipc/runs';
import { oneScale } from '../../shared/runs/compare/losses';
import { shownDatasets } from '../../shared/runs/list/datasets';
import { readQuery } from '../../shared/runs/list/query';
import { differingColumns, type SettingColumn } from '../../shared/runs/list/settings';
import type { Loss } from '../../shared/runs/record/joined';
import { scaleDifferences } from '../../shared/runs/record/scale';
import { headLoss } from '../../shared/runs/record/table';
import type { Sorting } from '../kit/grid/Grid';
import { type ListedRun, SHOWS, sortedRuns } from './rows';
import { searchableRuns } from './searchable';
import { type Shown, useRuns } from './store';

export interface ListedRuns {
  readonly rows: readonly ListedRun[];
  /** What the query says that was not understood. */
  readonly problems: readonly string[];
  /** Settings in which these runs differ. */
  readonly differing: readonly SettingColumn[];
  /** Further settings that they have in common. */
  readonly same: number;
}

type Known = Pick<RunList, 'rows' | 'differing' | 'same' | 'common'>;

export interface View {
  readonly shown: Shown;
  readonly query: string;
  readonly sorting: Sorting | null;
}

/** Those that are asked for, in the order that is asked for. */
export function listRuns(
  { rows, differing, same, common }: Known,
  { shown, query, sorting }: View,
): ListedRuns {
  const { matches, problems } = readQuery(query, searchableRuns(differing, common));
  const found = rows.filter((row) => SHOWS[shown](row) && matches(row));
  const columns = differingColumns(found, differing);
  return {
    rows: sortedRuns(judged(found), sorting, common),
    problems,
    differing: columns,
    same: same + differing.length - columns.length,
  };
}

function judged(runs: readonly RunRow[]): ListedRun[] {
  const losses = runs.map(({ losses: all }) => headLoss(all));
  // One alone has nothing to be compared with.
  const isAlone = losses.filter((loss) => loss !== null).length < 2;
  const isOff = isAlone ? [] : oneScale(losses).isOff;
  const usual = losses.find((loss, at) => loss !== null && isOff[at] !== true) ?? null;
  const comparable = losses.flatMap((loss, at) =>
    isOff[at] || loss?.best == null ? [] : [loss.best],
  );
  const least =
    comparable.length > 1
      ? comparable.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
      : null;
  const datasets = shownDatasets(runs.map(({ dataset }) => dataset));
  return runs.map((run, at) => {
    const loss = losses[at] ?? null;
    const off = loss !== null && isOff[at] === true ? offText(loss, usual) : null;
    const isBest = off === null && least !== null && loss?.best === least;
    return { run, loss, off, isBest, dataset: datasets[at] ?? null };
  });
}

/** Why a loss is on another scale than the usual one. */
function offText(loss: Loss, usual: Loss | null): string {
  if (loss.scale_key === null || usual?.scale_key == null)
    return 'Not comparable: the settings that scale this loss are not known.';
  const differences = scaleDifferences(usual.scale_key, loss.scale_key);
  const what = differences.map((one) => one.replaceAll('`', '')).join(', ');
  return what === ''
    ? `Not comparable: this is ${loss.name}, that of most runs is ${usual.name}.`
    : `Not comparable: another loss scale than most runs, since ${what} differ${differences.length > 1 ? '' : 's'}.`;
}

let last: { readonly of: readonly unknown[]; readonly listed: ListedRuns } | null = null;

/** The list as the window shows it now: the same object until something of it changes. */
export function listedNow(state: Known & View = useRuns.getState()): ListedRuns {
  const { rows, differing, same, common, shown, query, sorting } = state;
  const of = [rows, differing, same, common, shown, query, sorting];
  if (last === null || of.some((one, at) => one !== last?.of[at]))
    last = { of, listed: listRuns(state, state) };
  return last.listed;
}

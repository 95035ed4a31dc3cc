/** Which runs the list shows, and in which order. */
import type { RunRow } from '../../shared/ipc/runs';
import { matchesWords } from '../../shared/values/matchesWords';
import type { Sorting } from '../kit/grid/Grid';
import { stateText } from '../kit/runStateWords';
import { isActive, type Shown } from './store';

const SHOWS: { readonly [shown in Shown]: (row: RunRow) => boolean } = {
  all: () => true,
  active: isActive,
  finished: ({ state }) => state === 'finished',
  crashed: ({ state }) => state === 'crashed',
};

export const countOf = (rows: readonly RunRow[], shown: Shown): number =>
  rows.filter(SHOWS[shown]).length;

interface View {
  readonly shown: Shown;
  readonly query: string;
  readonly sorting: Sorting | null;
}

/** Those that are asked for; unless sorted, active ones come first, then the latest. */
export function shownRows(rows: readonly RunRow[], { shown, query, sorting }: View): RunRow[] {
  const found = rows.filter(
    (row) =>
      SHOWS[shown](row) &&
      matchesWords([row.name, row.folder, row.host ?? '', stateText(row)], query),
  );
  if (sorting === null)
    return found.sort(
      (a, b) => Number(isActive(b)) - Number(isActive(a)) || -compare(startOf(a), startOf(b)),
    );
  const keyOf = KEYS[sorting.id] ?? startOf;
  const sign = sorting.isDescending ? -1 : 1;
  return found.sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    // What is not known comes last, whichever way.
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compare(left, right);
  });
}

type Key = string | number | null;

const startOf = ({ startedAt }: RunRow): Key => startedAt;

const KEYS: { readonly [column: string]: (row: RunRow) => Key } = {
  run: ({ name }) => name,
  state: stateText,
  host: ({ host }) => host,
  epoch: ({ epoch }) => epoch,
  loss: ({ loss }) => loss?.value ?? null,
  left: ({ secondsLeft }) => secondsLeft,
  started: startOf,
};

function compare(a: Key, b: Key): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'string' && typeof b === 'string')
    return a.localeCompare(b, 'en', { numeric: true });
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Which runs the list shows, and in which order. */
import type { RunRow } from '../../shared/ipc/runs';
import { valueText } from '../../shared/runs/compare/comparison';
import type { ShownDataset } from '../../shared/runs/list/datasets';
import { settingOf } from '../../shared/runs/list/settings';
import type { Loss } from '../../shared/runs/record/joined';
import type { Value, Values } from '../../shared/values/value';
import type { Sorting } from '../kit/grid/Grid';
import { isActive, type Shown } from './store';
import { VALUES } from './values';

/** A run as a row of the list. */
export interface ListedRun {
  readonly run: RunRow;
  /** The loss that it is judged by. */
  readonly loss: Loss | null;
  /** Why its loss cannot be compared with those of most runs; null where it can. */
  readonly off: string | null;
  /** Its best loss is the least of those that can be compared. */
  readonly isBest: boolean;
  readonly dataset: ShownDataset | null;
}

export const SHOWS: { readonly [shown in Shown]: (row: RunRow) => boolean } = {
  all: () => true,
  active: isActive,
  finished: ({ state }) => state === 'finished',
  crashed: ({ state }) => state === 'crashed',
  stopped: ({ state }) => state === 'stopped',
};

export const countOf = (rows: readonly RunRow[], shown: Shown): number =>
  rows.filter(SHOWS[shown]).length;

/** Unless sorted by a column, active ones come first, then the latest. */
export function sortedRuns(
  rows: readonly ListedRun[],
  sorting: Sorting | null,
  common: Values,
): ListedRun[] {
  if (sorting === null)
    return [...rows].sort(
      ({ run: a }, { run: b }) =>
        Number(isActive(b)) - Number(isActive(a)) || -compare(a.startedAt, b.startedAt),
    );
  const { id, isDescending } = sorting;
  const isOfLoss = id === 'loss' || id === 'best';
  const sign = isDescending ? -1 : 1;
  const keys = new Map(rows.map((row) => [row, keyOf(id, row, common)]));
  return [...rows].sort((a, b) => {
    const [left, right] = [keys.get(a) ?? null, keys.get(b) ?? null];
    // What is not known comes last, whichever way; before it losses that cannot be compared.
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const off = isOfLoss ? Number(a.off !== null) - Number(b.off !== null) : 0;
    return off || sign * compare(left, right);
  });
}

type Key = string | number | null;

const VALUE_OF: ReadonlyMap<string, (run: RunRow) => Value | undefined> = new Map(
  Object.entries(VALUES),
);

/** Of a column of a run itself, or of the setting of that name. */
function keyOf(id: string, { run, dataset }: ListedRun, common: Values): Key {
  if (id === 'dataset') return dataset?.label ?? null;
  const read = VALUE_OF.get(id);
  return read ? columnKey(read(run)) : settingKey(settingOf(run, id, common));
}

function columnKey(value: Value | undefined): Key {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return value;
  return (Array.isArray(value) ? value.join(' ') : valueText(value)) || null;
}

function settingKey(value: Value | undefined): Key {
  if (value === undefined) return null;
  return typeof value === 'number' ? value : valueText(value);
}

function compare(a: Key, b: Key): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}

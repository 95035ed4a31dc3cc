/** What the search of the list of runs knows of a run, under the names of its columns and settings. */
import type { RunRow } from '../../shared/ipc/runs';
import { fieldOf } from '../../shared/runs/compare/comparison';
import type { Searchable } from '../../shared/runs/list/query';
import { settingOf } from '../../shared/runs/list/settings';
import { sameThing } from '../../shared/targets/synonyms';
import type { Value, Values } from '../../shared/values/value';
import { stateText } from '../kit/runStateWords';
import { VALUES } from './values';

type Read = (run: RunRow) => Value | undefined;

const { tags: tag, ...OTHERS } = VALUES;
const COLUMNS: { readonly [key: string]: Read } = {
  ...OTHERS,
  tag,
  dataset: ({ dataset }) => (dataset ? `${dataset.path} ${dataset.fingerprint ?? ''}` : null),
};

const textOf = ({ name, folder, host, tags, note, dataset, ...run }: RunRow): string =>
  [name, folder, host ?? '', stateText(run), ...tags, note, dataset?.path ?? ''].join('\n');

/** @param names of settings that differ; `common` holds the others */
export function searchableRuns(names: readonly string[], common: Values): Searchable<RunRow> {
  const keys = new Map<string, Read>();
  const settings = [...names, ...Object.keys(common)];
  const readerOf =
    (name: string): Read =>
    (run) =>
      settingOf(run, name, common);
  for (const name of settings) {
    keys.set(name.toLowerCase(), readerOf(name));
    const field = fieldOf(name).toLowerCase();
    // Of a field that several sections hold, the first one's: theirs differ rarely.
    if (!keys.has(field)) keys.set(field, readerOf(name));
  }
  // Runs record PyTorch's names; users write those of overrides: `gridsize` for `grid_size`.
  for (const name of settings)
    for (const other of sameThing(name))
      if (!keys.has(other.toLowerCase())) keys.set(other.toLowerCase(), readerOf(name));
  for (const [key, read] of Object.entries(COLUMNS)) keys.set(key, read);
  return { text: textOf, keys };
}

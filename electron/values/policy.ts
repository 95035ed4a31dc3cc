/** When the values of a dataset are read: of small files by themselves, of large ones when it is asked for. */
import { setTimeout } from 'node:timers/promises';
import type { DatasetFacts } from '../../shared/dataset/facts';
import { type DatasetValues, isAutomatic } from '../../shared/dataset/values';
import { Unusable } from '../jobs/watch';
import { measureDataset } from './measure';
import { ValuesStore } from './store';

/** `auto` takes what was read earlier, and reads small files; `always` reads any; `never` takes none. */
export const VALUES_MODES = ['auto', 'always', 'never'] as const;
export type ValuesMode = (typeof VALUES_MODES)[number];

/** Gives the values of a dataset, or null when they are not read. */
export type ValuesOf = (path: string, facts: DatasetFacts) => Promise<DatasetValues | null>;

export type Measure = (path: string) => Promise<DatasetValues>;

const unwatched: Measure = (path) =>
  measureDataset(path, { signal: new AbortController().signal, progress: () => {} });

/** Values by the mode, kept in the store. Null as well for a file that changed in between or cannot be read. */
export function valuesBy(
  mode: ValuesMode,
  store = new ValuesStore(),
  measure: Measure = unwatched,
): ValuesOf {
  return async (path, facts) => {
    if (mode === 'never') return null;
    const known = await store.find(facts.fingerprint);
    if (known || (mode === 'auto' && !isAutomatic(facts))) return known;
    const values = await measured(path, measure);
    if (values) await Promise.race([store.keep(values), limit()]);
    return values?.fingerprint === facts.fingerprint ? values : null;
  };
}

/** A state folder on a disk that does not answer must not hold up what the values are for. */
const KEEP_LIMIT_MS = 2000;

const limit = (): Promise<void> => setTimeout(KEEP_LIMIT_MS, undefined, { ref: false });

async function measured(path: string, measure: Measure): Promise<DatasetValues | null> {
  try {
    return await measure(path);
  } catch (error) {
    if (error instanceof Unusable) return null;
    throw error;
  }
}

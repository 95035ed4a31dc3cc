/** When the values of a dataset are read: of small files by themselves, of large ones when it is asked for. */
import { setTimeout } from 'node:timers/promises';
import { type DatasetStats, isAutomatic } from '../../../shared/dataset/arrayStats';
import type { DatasetFacts } from '../../../shared/dataset/facts';
import { Unusable } from '../jobs/jobContext';
import { computeStats } from './computeStats';
import { StatsStore } from './store';

/** `auto` takes what was read earlier, and reads small files; `always` reads any; `never` takes none. */
export const STATS_MODES = ['auto', 'always', 'never'] as const;
export type StatsMode = (typeof STATS_MODES)[number];

/** Gives the values of a dataset, or null when they are not read. */
export type StatsOf = (path: string, facts: DatasetFacts) => Promise<DatasetStats | null>;

export type ComputeStats = (path: string) => Promise<DatasetStats>;

const unwatched: ComputeStats = (path) =>
  computeStats(path, { signal: new AbortController().signal, progress: () => {} });

/** Values by the mode, kept in the store. Null as well for a file that changed in between or cannot be read. */
export function statsBy(
  mode: StatsMode,
  store = new StatsStore(),
  measure: ComputeStats = unwatched,
): StatsOf {
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

async function measured(path: string, measure: ComputeStats): Promise<DatasetStats | null> {
  try {
    return await measure(path);
  } catch (error) {
    if (error instanceof Unusable) return null;
    throw error;
  }
}

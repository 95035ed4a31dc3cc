/** When the values of a dataset are read: automatically for small files, on request for large ones. */
import { setTimeout } from 'node:timers/promises';
import { type DatasetStats, isAutomatic } from '../../../shared/dataset/arrayStats';
import type { DatasetFacts } from '../../../shared/dataset/facts';
import { AppError, isCancelled } from '../../../shared/errors/appError';
import { computeStats } from './computeStats';
import { StatsStore } from './store';

/** `auto` uses stored statistics and reads small files; `always` reads any file; `never` uses none. */
export const STATS_MODES = ['auto', 'always', 'never'] as const;
export type StatsMode = (typeof STATS_MODES)[number];

/** Statistics of a dataset; null when its values are not read. */
export type StatsOf = (path: string, facts: DatasetFacts) => Promise<DatasetStats | null>;

export type ComputeStats = (path: string) => Promise<DatasetStats>;
type MaybeStats = (path: string) => Promise<DatasetStats | null>;

const unwatched = nullIfUnreadable((path) =>
  computeStats(path, { signal: new AbortController().signal, progress: () => {} }),
);

/** Statistics by the mode, kept in the store. Null as well for a file that changed in between. */
export function statsBy(
  mode: StatsMode,
  store = new StatsStore(),
  measure: MaybeStats = unwatched,
): StatsOf {
  return async (path, facts) => {
    if (mode === 'never') return null;
    const known = await store.find(facts.fingerprint);
    if (known || (mode === 'auto' && !isAutomatic(facts))) return known;
    const values = await measure(path);
    if (values) await Promise.race([store.keep(values), limit()]);
    return values?.fingerprint === facts.fingerprint ? values : null;
  };
}

/** A state folder on a disk that does not answer must not hold up what the values are for. */
const KEEP_LIMIT_MS = 2000;

const limit = (): Promise<void> => setTimeout(KEEP_LIMIT_MS, undefined, { ref: false });

/** The same with null for a file that cannot be read: findings about the file say why. */
export function nullIfUnreadable(measure: ComputeStats): MaybeStats {
  return async (path) => {
    try {
      return await measure(path);
    } catch (error) {
      if (error instanceof AppError && !isCancelled(error)) return null;
      throw error;
    }
  };
}

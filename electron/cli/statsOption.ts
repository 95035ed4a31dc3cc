/** The option --values, and how the command line reads the values of a dataset. */
import path from 'node:path';
import { type Command, Option } from 'commander';
import { isAutomatic } from '../../shared/dataset/arrayStats';
import { computeStats } from '../node/array-stats/computeStats';
import {
  type ComputeStats,
  nullIfUnreadable,
  STATS_MODES,
  type StatsMode,
  type StatsOf,
  statsBy,
} from '../node/array-stats/policy';
import { StatsStore } from '../node/array-stats/store';
import type { Io } from './io';
import { progressLine } from './progress';

export interface StatsOption {
  readonly values: StatsMode;
}

/** Adds the option to a command. */
export const withStatsOption = (command: Command): Command =>
  command.addOption(
    new Option(
      '--values <mode>',
      "look at the values of the dataset's arrays: auto for small datasets alone, always, never",
    )
      .choices(STATS_MODES)
      .default('auto'),
  );

/** Where values are kept: with the window's, so that both know the same. */
export const statsFolder = (state: string): string => path.join(state, 'values');

/** Reads values as the option says, each dataset once. How far a long reading is shows on a terminal. */
export function readStatsOf({ values }: StatsOption, io: Io): StatsOf {
  const store = new StatsStore(io.state === undefined ? null : statsFolder(io.state));
  const compute: ComputeStats = async (file) => {
    const told = progressLine(io, 'Reading values');
    try {
      return await computeStats(file, {
        signal: new AbortController().signal,
        progress: told.progress,
      });
    } finally {
      told.end();
    }
  };
  const read = statsBy(values, store, nullIfUnreadable(compute));
  // Of a large dataset `auto` says the same on every machine, whoever looked at it before.
  return async (file, facts) =>
    values === 'auto' && !isAutomatic(facts) ? null : read(file, facts);
}

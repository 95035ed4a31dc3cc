/** The option --values: when the command line reads the values of a dataset. */

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
import { type ChecksBy, madeChecks } from '../node/plan/knownChecks';
import { drawnGroups, type GroupsBy } from '../node/plan/knownGroups';
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
      "read the values of the dataset's arrays: auto reads only small datasets",
    )
      .choices(STATS_MODES)
      .default('auto'),
  );

/** The folder of array statistics, shared with the window. */
export const statsFolder = (state: string): string => path.join(state, 'values');

/** Computes statistics as the option says, once for each dataset, with progress on a terminal. */
export function readStatsOf({ values }: StatsOption, io: Io): StatsOf {
  const store = new StatsStore(io.state === undefined ? null : statsFolder(io.state));
  const compute: ComputeStats = async (file) => {
    const line = progressLine(io, 'Reading values');
    try {
      return await computeStats(file, {
        signal: new AbortController().signal,
        progress: line.progress,
      });
    } finally {
      line.end();
    }
  };
  const read = statsBy(values, store, nullIfUnreadable(compute));
  // For a large dataset, `auto` must not depend on what was read earlier on this machine.
  return async (file, facts) =>
    values === 'auto' && !isAutomatic(facts) ? null : read(file, facts);
}

/** Checks the patterns of a small dataset, or of any with `always`. */
export function checksBy({ values }: StatsOption): ChecksBy {
  if (values === 'never') return async () => null;
  return madeChecks((facts) => values === 'always' || isAutomatic(facts));
}

/** Draws the groups of a small scan, unless no values are read. */
export const groupsBy = ({ values }: StatsOption): GroupsBy =>
  values === 'never' ? async () => null : drawnGroups();

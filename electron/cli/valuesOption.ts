/** The option --values, and how the command line reads the values of a dataset. */
import path from 'node:path';
import { type Command, Option } from 'commander';
import { isAutomatic } from '../../shared/dataset/values';
import { measureDataset } from '../values/measure';
import { VALUES_MODES, type ValuesMode, type ValuesOf, valuesBy } from '../values/policy';
import { ValuesStore } from '../values/store';
import type { Io } from './io';
import { progressLine } from './progress';

export interface ValuesOption {
  readonly values: ValuesMode;
}

/** Adds the option to a command. */
export const withValuesOption = (command: Command): Command =>
  command.addOption(
    new Option(
      '--values <mode>',
      "look at the values of the dataset's arrays: auto for small datasets alone, always, never",
    )
      .choices(VALUES_MODES)
      .default('auto'),
  );

/** Where values are kept: with the window's, so that both know the same. */
export const valuesFolder = (state: string): string => path.join(state, 'values');

/** Reads values as the option says, each dataset once. How far a long reading is shows on a terminal. */
export function readValuesOf({ values }: ValuesOption, io: Io): ValuesOf {
  const store = new ValuesStore(io.state === undefined ? null : valuesFolder(io.state));
  const read = valuesBy(values, store, async (file) => {
    const told = progressLine(io, 'Reading values');
    try {
      return await measureDataset(file, {
        signal: new AbortController().signal,
        progress: told.progress,
      });
    } finally {
      told.end();
    }
  });
  // Of a large dataset `auto` says the same on every machine, whoever looked at it before.
  return async (file, facts) =>
    values === 'auto' && !isAutomatic(facts) ? null : read(file, facts);
}

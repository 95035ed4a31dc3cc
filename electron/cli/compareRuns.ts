/** Runs side by side, as the window compares them. */
import path from 'node:path';
import { AppError } from '../../shared/errors/appError';
import {
  type ComparedRow,
  type Comparison,
  compareRuns,
  FEWEST,
  MOST,
} from '../../shared/runs/compare/comparison';
import { comparisonCsv, comparisonTable } from '../../shared/runs/compare/table';
import type { RecordedRun } from '../../shared/runs/record/joined';
import { onlyRun } from '../node/runs/onlyRun';
import { EXIT } from './exit';
import { type Io, say, sayApart, sayJson, table } from './io';

export interface CompareOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** @param folders as the user named them. Returns the exit code. Throws an `AppError` for one that holds no run, or several. */
export async function compareFolders(
  folders: readonly string[],
  { json, csv }: CompareOptions,
  io: Io,
): Promise<number> {
  if (folders.length < FEWEST || folders.length > MOST)
    throw new AppError('runs-number', { given: folders.length, fewest: FEWEST, most: MOST });
  const runs: RecordedRun[] = [];
  for (const folder of folders)
    runs.push(await onlyRun(path.resolve(io.cwd, folder), folder, { recover: false }));
  for (const [at, { not_read }] of runs.entries())
    for (const { file, problem } of not_read)
      say(io.stderr, `not read: ${path.join(folders[at] ?? '', file)}: ${problem}`);
  const comparison = compareRuns(runs);
  if (json) sayJson(io.stdout, jsonOf(comparison, folders));
  else if (csv) io.stdout.write(comparisonCsv(comparison, folders));
  else {
    for (const line of table(comparisonTable(comparison, folders))) say(io.stdout, line);
    const { notes, same } = comparison;
    sayApart(io.stdout, ...notes, `${same} further settings are the same in all that record them.`);
  }
  return EXIT.ok;
}

/** Values are in the order of the folders, null where a run does not say. */
function jsonOf(comparison: Comparison, folders: readonly string[]) {
  const { loss, settings, same, results, more, notes } = comparison;
  const values = ({ cells }: ComparedRow) => cells.map(({ value }) => value ?? null);
  const result = (row: ComparedRow) => ({
    name: row.label,
    values: values(row),
    best: row.cells.map(({ isBest }) => isBest ?? false),
    other_scale: row.cells.map(({ isOff }) => isOff ?? false),
  });
  return {
    folders,
    judged_by: loss,
    settings: settings.map((row) => ({
      name: row.id,
      values: values(row),
      unlike_most: row.cells.map(({ isOdd }) => isOdd ?? false),
    })),
    same_settings: same,
    results: [...results, ...more].map(result),
    notes,
  };
}

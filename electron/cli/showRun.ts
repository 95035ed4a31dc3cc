/** One run, whoever started it, for a terminal. */
import path from 'node:path';
import { AppError } from '../../shared/errors/appError';
import { askedLines, lineageLines, recordedLines } from '../../shared/runs/record/words';
import type { RunNow } from '../../shared/runs/runNow';
import { runLines } from '../../shared/runs/words';
import { findRuns } from '../node/runs/findRuns';
import { demandOne } from '../node/runs/onlyRun';
import { placedRuns, type ReadHistory, readHistory } from '../node/runs/runHistory';
import { EXIT } from './exit';
import { type Io, say, sayJson, table } from './io';

/**
 * The run in a folder, or the only one below it. Throws an `AppError` for a folder without one, and with several.
 * @param named the folder as the user named it
 */
export async function runIn(folder: string, named = folder): Promise<string> {
  const found = (await findRuns(folder)).runs.map((run) => run.folder);
  if (found.includes(folder)) return folder;
  const below = found.map((one) => ({ folder: path.relative(folder, one) }));
  return path.join(folder, demandOne(below, named).folder);
}

/** Its history; those before and after it are looked for in `dir`. Throws an `AppError` for a run that is not in it. */
export async function historyOf(run: string, dir: string): Promise<ReadHistory> {
  const found = (await findRuns(dir)).runs.find(({ folder }) => folder === run);
  if (found === undefined) throw new AppError('run-not-among', { path: run, dir });
  return readHistory(found, dir, await placedRuns(dir));
}

interface Known {
  /** What Pinnboard knows of a run of its own. */
  readonly run: RunNow | null;
  readonly history: ReadHistory;
}

/** Exit code: 0 for a run that finished. */
export function showRun({ run, history }: Known, json: boolean, io: Io): number {
  const { run: recorded, asked, lineage } = history;
  const state = run?.state ?? recorded.state;
  if (json) sayJson(io.stdout, { ...(run ?? recorded), recorded, asked_and_ran: asked, lineage });
  else {
    const blocks = [
      run ? runLines(run) : recordedLines(recorded),
      askedLines(asked),
      table(lineageLines(lineage)),
    ];
    blocks.forEach((lines, at) => {
      if (at > 0) say(io.stdout);
      for (const line of lines) say(io.stdout, line);
    });
  }
  return state === 'finished' ? EXIT.ok : EXIT.no;
}

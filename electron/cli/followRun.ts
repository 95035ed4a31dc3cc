/** Following a run in a terminal, until it ends or the user has seen enough. */
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../shared/errors/appError';
import { failureLines, runText } from '../../shared/runs/words';
import type { Connection } from '../node/hosts/connection';
import { readJob } from '../node/runs/jobFile';
import { isElsewhere, mirrorRun } from '../node/runs/mirror';
import { RunReader } from '../node/runs/readRun';
import { EXIT } from './exit';
import { stoppable } from './interrupt';
import { type Io, say } from './io';

/** How often the files are looked at; PtychoPINN takes 10 s to its first batch. */
const EVERY_MS = 500;
/** How often a scheduler or another machine is asked, which costs it something. */
const ELSEWHERE_MS = 3000;

/**
 * A line for each change. Returns 0 for a run that finished, else 1; 130 where Ctrl+C ended the following. A host that
 * does not answer is asked again.
 */
export async function followRun(folder: string, connection: Connection, io: Io): Promise<number> {
  const reader = new RunReader(folder);
  const job = await readJob(folder);
  const pause = job !== null && isElsewhere(job) ? ELSEWHERE_MS : EVERY_MS;
  const mirror = patient(io, () => mirrorRun(folder, connection));
  let said = '';
  const { result, code } = await stoppable(async (signal) => {
    while (!signal.aborted) {
      await mirror();
      const now = await reader.read();
      const line = now.state === 'running' && now.progress ? runText(now) : now.state;
      if (line !== said) say(io.stdout, line);
      said = line;
      if (!GOING.includes(now.state)) return now;
      await wait(pause, undefined, { signal }).catch(() => {});
    }
    return null;
  });
  if (result === null) {
    say(io.stderr, `The run goes on. Stop it with: pinnboard runs stop ${folder}`);
    return code ?? EXIT.no;
  }
  for (const sentence of result.evidence) say(io.stdout, sentence);
  for (const line of result.failure ? failureLines(result.failure) : []) say(io.stdout, line);
  return result.state === 'finished' ? EXIT.ok : EXIT.no;
}

/** A folder that was just written is about to be started. */
const GOING: readonly string[] = ['written', 'queued', 'running'];

/** Work whose failure is a line, the same one once, and not the end. */
function patient(io: Io, work: () => Promise<unknown>): () => Promise<void> {
  let said = '';
  return async () => {
    try {
      await work();
      said = '';
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.message !== said) say(io.stderr, `warning: ${error.message}`);
      said = error.message;
    }
  };
}

/** Following a run in a terminal, until it ends or the user has seen enough. */
import { setTimeout as wait } from 'node:timers/promises';
import { progressText } from '../../shared/runs/words';
import { RunReader } from '../node/runs/readRun';
import { EXIT } from './exit';
import { stoppable } from './interrupt';
import { type Io, say } from './io';

/** How often the files are looked at; PtychoPINN takes 10 s to its first batch. */
const EVERY_MS = 500;

/** A line for each change. Returns 0 for a run that finished, else 1; 130 where Ctrl+C ended the following. */
export async function followRun(folder: string, io: Io): Promise<number> {
  const reader = new RunReader(folder);
  let said = '';
  const { result, code } = await stoppable(async (signal) => {
    while (!signal.aborted) {
      const now = await reader.read();
      const line = now.state === 'running' && now.progress ? progressText(now.progress) : now.state;
      if (line !== said) say(io.stdout, line);
      said = line;
      // A folder that was just written is about to be started.
      if (now.state !== 'running' && now.state !== 'written') return now;
      await wait(EVERY_MS, undefined, { signal }).catch(() => {});
    }
    return null;
  });
  if (result === null) {
    say(io.stderr, `The run goes on. Stop it with: pinnboard runs stop ${folder}`);
    return code ?? EXIT.no;
  }
  for (const sentence of result.evidence) say(io.stdout, sentence);
  return result.state === 'finished' ? EXIT.ok : EXIT.no;
}

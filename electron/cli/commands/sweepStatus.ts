/** `pinnboard sweep status DIR`: which points of a written sweep finished, crashed and remain. */
import path from 'node:path';
import type { Command } from 'commander';
import { RUN_STATES } from '../../../shared/runs/state';
import { sweepStatus } from '../../node/sweep/status';
import { EXIT, exitHelp } from '../exit';
import { type Io, say, sayJson, table } from '../io';

const HELP = `
Each point is a run: \`pinnboard runs list DIR\` shows how far each of them is.
${exitHelp('points that have not finished')}
Examples:
  pinnboard sweep status sweeps/study
  pinnboard sweep status sweeps/study --failed`;

interface Options {
  readonly failed?: boolean;
  readonly remaining?: boolean;
  readonly json?: boolean;
}

/** Adds the command below `sweep`. */
export function addSweepStatus(sweep: Command, io: Io, done: (code: number) => void): void {
  sweep
    .command('status')
    .summary('show which points finished, crashed and remain')
    .description('Counts the points of a sweep by the state of their runs.')
    .argument('<dir>', 'folder of the sweep')
    .option('--failed', 'list the points whose last run crashed or was stopped')
    .option('--remaining', 'list the points that have not finished')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(async (dir: string, options: Options) => done(await status(dir, options, io)));
}

/** Returns the exit code. Throws an `AppError`. */
async function status(dir: string, options: Options, io: Io): Promise<number> {
  const { failed = false, remaining = false } = options;
  const read = await sweepStatus(path.resolve(io.cwd, dir), dir);
  const isNarrowed = failed || remaining;
  const points = read.points.filter(({ state }) =>
    failed ? state === 'crashed' || state === 'stopped' : !remaining || state !== 'finished',
  );
  const counts = [
    ...RUN_STATES.map((state) => ({
      count: points.filter((point) => point.state === state).length,
      state: state === 'written' ? 'not started' : state,
    })),
    { count: read.skipped, state: 'without payload' },
  ].filter(({ count }) => count > 0);
  const width = Math.max(...counts.map(({ count }) => String(count).length));
  if (options.json) sayJson(io.stdout, { ...read, points });
  else
    for (const line of isNarrowed
      ? table(points.map(({ name, state, evidence }) => [name, state, evidence.join(' ')]))
      : counts.map(({ count, state }) => `${String(count).padStart(width)} ${state}`))
      say(io.stdout, line);
  return read.points.every(({ state }) => state === 'finished') ? EXIT.ok : EXIT.no;
}

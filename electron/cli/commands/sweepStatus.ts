/** `pinnboard sweep status DIR`: which points of a written sweep are done, failed and remaining. */
import path from 'node:path';
import type { Command } from 'commander';
import { type PointRun, RUN_STATES, type RunState, sweepStatus } from '../../node/sweep/status';
import { EXIT, exitHelp } from '../exit';
import { type Io, say, sayJson, table } from '../io';

const HELP = `
"started" points run now or were interrupted. "remaining" points have not run, or their payload changed since.
${exitHelp('points that are not done')}
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
    .summary('show which points are done, failed and remaining')
    .description('Reads from the folder of a sweep what its scripts left there.')
    .argument('<dir>', 'folder of the sweep')
    .option('--failed', 'list the points whose last run failed')
    .option('--remaining', 'list the points that are not done')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(async (dir: string, options: Options) => done(await status(dir, options, io)));
}

/** Returns the exit code. Throws an `AppError`. */
async function status(dir: string, options: Options, io: Io): Promise<number> {
  const read = await sweepStatus(path.resolve(io.cwd, dir), dir);
  const listed = read.points.filter(({ state }) =>
    options.failed ? state === 'failed' : options.remaining ? state !== 'done' : false,
  );
  if (options.json) {
    const isNarrowed = options.failed || options.remaining;
    sayJson(io.stdout, isNarrowed ? { ...read, points: listed } : read);
  } else if (options.failed || options.remaining)
    for (const line of table(listed.map(({ name, failure = '' }) => [name, failure])))
      say(io.stdout, line);
  else for (const line of overview(read.points, read.skipped)) say(io.stdout, line);
  return read.points.every(({ state }) => state === 'done') ? EXIT.ok : EXIT.no;
}

function overview(points: readonly PointRun[], skipped: number): string[] {
  const count = (state: RunState) => points.filter((point) => point.state === state).length;
  const rows: [string, number][] = RUN_STATES.map((state) => [state, count(state)]);
  if (skipped > 0) rows.push(['without payload', skipped]);
  const width = Math.max(...rows.map(([, number]) => String(number).length));
  return rows.map(([state, number]) => `${String(number).padStart(width)} ${state}`);
}

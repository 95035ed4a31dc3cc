/** `pinnboard sweep status DIR`: which points of a written sweep finished, crashed and remain. */
import path from 'node:path';
import type { Command } from 'commander';
import { RUN_STATES } from '../../../shared/runs/state';
import { RunReader } from '../../node/runs/readRun';
import { readManifest } from '../../node/sweep/read';
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
  const folder = path.resolve(io.cwd, dir);
  const manifest = await readManifest(folder, dir);
  const all = [];
  for (const { name, file } of manifest.points)
    if (file !== null) {
      const run = new RunReader(path.join(folder, path.dirname(file)));
      const { state, evidence } = await run.read();
      all.push({ name, state, evidence });
    }
  const points = all.filter(({ state }) =>
    failed ? state === 'crashed' || state === 'stopped' : !remaining || state !== 'finished',
  );
  const skipped = manifest.points.length - all.length;
  const counts = RUN_STATES.map((state) => ({
    count: points.filter((point) => point.state === state).length,
    what: state === 'written' ? 'not started' : state,
  }));
  const rows =
    failed || remaining
      ? points.map(({ name, state, evidence }) => [name, state, evidence.join(' ')])
      : [...counts, { count: skipped, what: 'without payload' }]
          .filter(({ count }) => count > 0)
          .map(({ count, what }) => [String(count), what]);
  if (options.json) sayJson(io.stdout, { name: manifest.name, points, skipped });
  else for (const line of table(rows)) say(io.stdout, line);
  return all.every(({ state }) => state === 'finished') ? EXIT.ok : EXIT.no;
}

/** `pinnboard sweep FILE`: the points of a sweep, looked at or written. */

import path from 'node:path';
import { type Command, Option } from 'commander';
import { AppError } from '../../../shared/errors/appError';
import { countsOf } from '../../../shared/findings/counts';
import { isBlocking } from '../../../shared/findings/finding';
import { effectiveValues } from '../../../shared/sweep/plan/effective';
import { type Plan, planPoints } from '../../../shared/sweep/plan/planPoints';
import { SWEEP_SCRIPTS } from '../../../shared/sweep/scripts';
import { didYouMean, nearestNames } from '../../../shared/values/nearest';
import type { Values } from '../../../shared/values/value';
import { resolve } from '../../node/resolve';
import { dryRun } from '../../node/sweep/dryRun';
import { readSweepFile, type SweepFile } from '../../node/sweep/read';
import { type ContextOf, fileContextsOf } from '../../node/sweep/write/fileContexts';
import { sidecarFiles } from '../../node/sweep/write/sidecarFiles';
import { writeSweep } from '../../node/sweep/write/writeSweep';
import { EXIT, exitHelp } from '../exit';
import { stoppable } from '../interrupt';
import type { Io } from '../io';
import { progressLine } from '../progress';
import { fileTargetOption } from '../requestOptions';
import { readStatsOf, type StatsOption, withStatsOption } from '../statsOption';
import { report, type SweepReport } from '../sweepReport';
import { exitCode, WARNINGS_HELP, withMaxWarnings } from '../verdict';

const HELP = `
FILE describes the sweep in YAML or JSON ("pinnboard schema sweep" gives its schema):

  base: base.json                # a payload or request file, or a request written out here
  axes:                          # overrides and paths of the request by name, knobs as execution.NAME
    gridsize: [1, 2, 3]
    execution.learning_rate: {from: 1e-4, to: 1e-2, count: 5, scale: log}
  method: grid                   # or zip, or random with count: 100 and seed: 1
  leave_out: gridsize > 2 and execution.learning_rate > 3e-3

It may also be the sweep.json of a sweep that was written. Conditions know and, or, not, comparisons, arithmetic
and texts in quotes; their names are axes, or fields of the base with the value that they have there.

DIR holds points/NAME.json for every point that the factory takes, sweep.json and sweep.csv, and the scripts that
FILE asks for. Each point's results go to a folder of its name below the base's output_dir. Writing that is
stopped, by Ctrl+C or by a crash, leaves DIR.unfinished, and the same command goes on from there.
${exitHelp(
  'blocked points, points that crash without --allow-crash, or more warnings than --max-warnings',
  WARNINGS_HELP,
)}
Blocked points have no payload; all the others are written all the same.

Examples:
  pinnboard sweep study.yaml --dry-run --table
  pinnboard sweep study.yaml -o sweeps/study`;

const FORMATS = ['text', 'json'] as const;

interface Options extends StatsOption {
  readonly output?: string;
  readonly dryRun?: boolean;
  readonly table?: boolean;
  readonly base?: string;
  readonly replace?: boolean;
  readonly restart?: boolean;
  readonly allowCrash?: boolean;
  readonly leaveOutCrashes?: boolean;
  readonly format: (typeof FORMATS)[number];
  readonly maxWarnings?: number;
  readonly target?: string;
}

/** Adds the command. */
export function addSweep(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('sweep')
    .summary('write the payloads of a parameter study')
    .description('Resolves every point of a sweep, and writes a payload a point with a manifest.')
    .argument('<file>', 'description of the sweep')
    .option('-o, --output <dir>', "the sweep's folder; it is made")
    .option('--dry-run', 'resolve and report, write nothing')
    .option('--table', 'list every point, however many there are')
    .option(
      '--base <dir>',
      "folder against which relative paths of requests are read (default: FILE's own)",
    )
    .addOption(fileTargetOption())
    .option('--replace', 'move aside what stands at DIR; nothing is deleted')
    .option('--restart', 'throw away what an interrupted writing left, instead of going on with it')
    .option('--allow-crash', 'write points whose run is certain to end with an error, too')
    .option(
      '--leave-out-crashes',
      'write the other points; such points stand in the manifest alone',
    )
    .addOption(new Option('--format <name>', 'how to report').choices(FORMATS).default('text'));
  withStatsOption(withMaxWarnings(command))
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => done(await sweep(file, options, io)));
}

/** Exit code as the help says. Throws an `AppError`. */
async function sweep(name: string, options: Options, io: Io): Promise<number> {
  if (options.dryRun !== true && options.output === undefined)
    throw new AppError('sweep-needs-output', {});
  const base = options.base === undefined ? undefined : path.resolve(io.cwd, options.base);
  const file = await readSweepFile(path.resolve(io.cwd, name), name, {
    base,
    target: options.target,
  });
  if (!file.ok) throw file.error;
  const worldOf = fileContextsOf(file.workingDir, { valuesOf: readStatsOf(options, io) });
  const { spec } = file;
  const known = resolve(spec.base, await worldOf(spec.base));
  const plan = planPoints(spec, effectiveValues(spec.base, known));
  const title = file.name ?? path.parse(name).name;
  const told = { spec, plan, name: title };
  if (plan.findings.some(isBlocking)) {
    const nothing = { points: [], ready: 0, crashing: 0, refused: 0, findings: [] };
    report({ ...told, ...nothing, status: 'invalid' }, options, io);
    return EXIT.usage;
  }
  const { result, code } = await watched(io, async (signal, progress) =>
    options.dryRun === true || options.output === undefined
      ? { status: 'dry-run' as const, ...(await dryRun(plan, worldOf, { signal, progress })) }
      : write(
          file,
          plan,
          { ...options, output: options.output },
          { signal, progress, worldOf },
          io,
        ),
  );
  const whole = { ...told, ...result };
  report(whole, options, io);
  const counts = countsOf([...plan.findings, ...result.findings]);
  const warnings = result.points.reduce((sum, point) => sum + point.warnings, counts.warnings);
  const isAllowed = options.allowCrash === true || options.leaveOutCrashes === true;
  const failOn = isAllowed ? 'blocked' : 'crash';
  const verdict = exitCode({ ...counts, warnings }, { ...options, failOn }, io);
  const stopped = result.status === 'cancelled' || result.points.length < plan.count;
  if (stopped) return code ?? EXIT.no;
  return result.status === 'crashing' || result.status === 'refused' ? EXIT.no : verdict;
}

type Result = Omit<SweepReport, 'spec' | 'plan' | 'name'>;

async function write(
  file: SweepFile,
  plan: Plan,
  {
    output,
    replace = false,
    restart = false,
    allowCrash,
    leaveOutCrashes,
  }: Options & { readonly output: string },
  how: {
    readonly signal: AbortSignal;
    readonly progress: (done: number, total: number) => void;
    readonly worldOf: ContextOf;
  },
  { cwd }: Io,
): Promise<Result> {
  const { spec, name, workingDir } = file;
  return writeSweep({
    ...how,
    spec,
    plan,
    name,
    workingDir,
    destination: path.resolve(cwd, output),
    scripts: scriptsOf(file.scripts),
    sidecarFiles: await sidecarFiles(),
    replace,
    restart,
    crashes: leaveOutCrashes ? 'leave-out' : allowCrash ? 'write' : 'refuse',
  });
}

function scriptsOf(wanted: { readonly [id: string]: Values }) {
  return Object.entries(wanted).map(([id, options]) => {
    const script = SWEEP_SCRIPTS.find((candidate) => candidate.id === id);
    if (script) return { script, options };
    const ids = SWEEP_SCRIPTS.map((candidate) => candidate.id);
    throw new AppError('sweep-script-unknown', {
      script: id,
      nearest: didYouMean(nearestNames(id, ids)),
      known: ids.join(', '),
    });
  });
}

/** Runs a task that Ctrl+C stops where it leaves things whole, with its progress on the terminal. */
async function watched<T>(
  io: Io,
  task: (signal: AbortSignal, progress: (done: number, total: number) => void) => Promise<T>,
) {
  const line = progressLine(io, 'Resolving points');
  try {
    return await stoppable((signal) => task(signal, line.progress));
  } finally {
    line.end();
  }
}

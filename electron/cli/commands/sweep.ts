/** `pinnboard sweep FILE`: previews or writes the points of a sweep. */

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
import { addSweepStatus } from './sweepStatus';

const HELP = `
FILE describes the sweep in YAML or JSON ("pinnboard schema sweep" prints the schema):

  base: base.json                # a payload or request file, or an inline request
  axes:                          # overrides and paths by name, execution options as execution.NAME
    gridsize: [1, 2, 3]
    execution.learning_rate: {from: 1e-4, to: 1e-2, count: 5, scale: log}
  method: grid                   # or zip, or random with count: 100 and seed: 1
  leave_out: gridsize > 2 and execution.learning_rate > 3e-3

FILE may also be the sweep.json of an existing sweep. Conditions may use and, or, not, comparisons, arithmetic and quoted
strings; names refer to axes, or to fields of the base.

DIR contains points/NAME.json for every point that is not blocked, sweep.json, sweep.csv, and the scripts requested in
FILE. The results of each point go to a folder with its name in the base's output_dir. If writing is interrupted, by
Ctrl+C or a crash, DIR.unfinished remains; the same command resumes it.
${exitHelp(
  'blocked points, crashing points (without --allow-crash), or more warnings than --max-warnings',
  WARNINGS_HELP,
)}
Blocked points have no payload; all other points are written.

Examples:
  pinnboard sweep study.yaml --dry-run --table
  pinnboard sweep study.yaml -o sweeps/study
  pinnboard sweep status sweeps/study`;

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
    .description(
      'Resolves every point of a sweep and writes one payload per point, with a manifest.',
    )
    .argument('<file>', 'description of the sweep')
    .option('-o, --output <dir>', 'folder of the sweep; created if missing')
    .option('--dry-run', 'resolve and report without writing')
    .option('--table', 'list every point')
    .option(
      '--base <dir>',
      'folder against which relative paths are read (default: the folder of FILE)',
    )
    .addOption(fileTargetOption())
    .option('--replace', 'replace DIR; the old one is renamed')
    .option('--restart', 'discard an interrupted sweep instead of resuming it')
    .option('--allow-crash', 'also write points whose run is certain to crash')
    .option(
      '--leave-out-crashes',
      'skip points whose run is certain to crash; the manifest lists them',
    )
    .addOption(new Option('--format <name>', 'output format').choices(FORMATS).default('text'));
  withStatsOption(withMaxWarnings(command))
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => done(await sweep(file, options, io)));
  addSweepStatus(command, io, done);
}

/** Returns the exit code. Throws an `AppError`. */
async function sweep(name: string, options: Options, io: Io): Promise<number> {
  if (options.dryRun !== true && options.output === undefined)
    throw new AppError('sweep-needs-output', {});
  const base = options.base === undefined ? undefined : path.resolve(io.cwd, options.base);
  const file = await readSweepFile(path.resolve(io.cwd, name), name, {
    base,
    target: options.target,
  });
  if (!file.ok) throw file.error;
  const contextOf = fileContextsOf(file.workingDir, { valuesOf: readStatsOf(options, io) });
  const { spec } = file;
  const known = resolve(spec.base, await contextOf(spec.base));
  const plan = planPoints(spec, effectiveValues(spec.base, known));
  const title = file.name ?? path.parse(name).name;
  const described = { spec, plan, name: title };
  if (plan.findings.some(isBlocking)) {
    const nothing = { points: [], ready: 0, crashing: 0, refused: 0, findings: [] };
    report({ ...described, ...nothing, status: 'invalid' }, options, io);
    return EXIT.usage;
  }
  const { result, code } = await watched(io, async (signal, progress) =>
    options.dryRun === true || options.output === undefined
      ? { status: 'dry-run' as const, ...(await dryRun(plan, contextOf, { signal, progress })) }
      : write(
          file,
          plan,
          { ...options, output: options.output },
          { signal, progress, contextOf },
          io,
        ),
  );
  const whole = { ...described, ...result };
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
    readonly contextOf: ContextOf;
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

/** Runs a task that Ctrl+C stops cleanly, with progress on the terminal. */
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

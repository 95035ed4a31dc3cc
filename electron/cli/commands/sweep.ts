/** `pinnboard sweep FILE`: previews or writes the points of a sweep. */

import path from 'node:path';
import { type Command, Option } from 'commander';
import { AppError } from '../../../shared/errors/appError';
import { countsOf } from '../../../shared/findings/counts';
import { isBlocking } from '../../../shared/findings/finding';
import type { Host } from '../../../shared/hosts/host';
import { type PointPlan, planOfPoint, pointPlan } from '../../../shared/sweep/pointPlan';
import { SweepSummary } from '../../../shared/sweep/summary';
import { connect } from '../../node/hosts/connect';
import type { Connection } from '../../node/hosts/connection';
import { demandLoader } from '../../node/session/loader';
import { readSweepFile } from '../../node/sweep/read';
import { planOf, resolvePoints } from '../../node/sweep/resolvePoints';
import { startSweep } from '../../node/sweep/startSweep';
import { fileContextsOf } from '../../node/sweep/write/fileContexts';
import { writeSweep } from '../../node/sweep/write/writeSweep';
import { EXIT, exitHelp } from '../exit';
import { hostNamed } from '../hostOption';
import { stoppable } from '../interrupt';
import { type Io, say } from '../io';
import { progressLine } from '../progress';
import { type PythonOptions, pythonOn, withPythonOptions } from '../python';
import { fileTargetOption } from '../requestOptions';
import { type ResourceOptions, resourcesOf, withResourceOptions } from '../runRequest';
import { readStatsOf, type StatsOption, withStatsOption } from '../statsOption';
import { report, type SweepReport } from '../sweepReport';
import { exitCode, WARNINGS_HELP, withMaxWarnings } from '../verdict';
import { addSweepOptuna } from './sweepOptuna';
import { addSweepResults } from './sweepResults';
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

DIR contains sweep.json, sweep.csv, the scripts requested in FILE, and points/NAME for every point that is not blocked:
the folder of a run, as \`pinnboard run\` writes it, with PtychoPINN's output in out/. \`pinnboard runs list DIR\` shows
them. If writing is interrupted, by Ctrl+C or a crash, DIR.unfinished remains; the same command resumes it.
${exitHelp(
  'blocked points, crashing points (without --allow-crash), or more warnings than --max-warnings',
  WARNINGS_HELP,
)}
Blocked points have no payload; all other points are written.

Examples:
  pinnboard sweep study.yaml --dry-run --table
  pinnboard sweep study.yaml -o sweeps/study
  pinnboard sweep study.yaml -o sweeps/study --host beamline --time 0:30:00
  pinnboard sweep status sweeps/study
  pinnboard sweep results sweeps/study`;

const FORMATS = ['text', 'json'] as const;

interface Options extends StatsOption, PythonOptions, ResourceOptions {
  readonly host?: string;
  readonly writeOnly?: boolean;
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
    .summary('write the runs of a parameter study')
    .description(
      'Resolves every point of a sweep and writes a run folder per point, with a manifest.',
    )
    .argument('<file>', 'description of the sweep')
    .option('-o, --output <dir>', 'folder of the sweep; created if missing')
    .option('--dry-run', 'resolve and report without writing')
    .option('--host <name>', 'submit it there as one array; `pinnboard host list` names them')
    .option('--write-only', 'with --host: write it for that host and submit nothing')
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
  withStatsOption(withMaxWarnings(withPythonOptions(withResourceOptions(command))))
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => done(await sweep(file, options, io)));
  addSweepStatus(command, io, done);
  addSweepResults(command, io, done);
  addSweepOptuna(command, io, done);
}

/** Returns the exit code. Throws an `AppError`. */
async function sweep(name: string, options: Options, io: Io): Promise<number> {
  const { output } = options;
  if (options.dryRun !== true && output === undefined) throw new AppError('sweep-needs-output', {});
  const base = options.base === undefined ? undefined : path.resolve(io.cwd, options.base);
  const file = await readSweepFile(path.resolve(io.cwd, name), name, {
    base,
    target: options.target,
  });
  const contextOf = fileContextsOf(file.workingDir, { valuesOf: readStatsOf(options, io) });
  const { spec } = file;
  const plan = await planOf(spec, contextOf);
  const described = { spec, plan, name: file.name ?? path.parse(name).name };
  if (plan.findings.some(isBlocking)) {
    report({ ...described, ...judged(new SweepSummary()), status: 'invalid' }, options, io);
    return EXIT.usage;
  }
  const host = await hostNamed(options.host, io);
  if (options.host !== undefined && host.scheduler === null)
    throw new AppError('sweep-host-without-scheduler', { host: host.name });
  const python = await pythonOn(host, { ...options, writeOnly: true }, io);
  const isSubmitted = options.host !== undefined && !options.writeOnly && !options.dryRun;
  // Nothing is written for a host that does not answer.
  if (isSubmitted) await connected(host, (connection) => connection.run(['true']));
  const line = progressLine(io, 'Resolving points');
  const { result, code } = await stoppable(async (signal): Promise<Result> => {
    const watch = { signal, progress: line.progress };
    if (options.dryRun === true || output === undefined) {
      const summary = new SweepSummary();
      const plans: PointPlan[] = [];
      await resolvePoints(
        { ...file, plan, contextOf, host },
        summary,
        watch,
        async (point, resolved) => {
          const { request, resolution, fileContext } = resolved;
          plans.push(pointPlan(planOfPoint(request, resolution, fileContext)));
          return point;
        },
      );
      return { status: 'dry-run', plans, ...judged(summary) };
    }
    const { allowCrash, leaveOutCrashes } = options;
    return writeSweep({
      ...file,
      ...options,
      ...watch,
      plan,
      contextOf,
      loader: await demandLoader(io.dist),
      host,
      python,
      resources: resourcesOf(options),
      destination: path.resolve(io.cwd, output),
      crashes: leaveOutCrashes ? 'leave-out' : allowCrash ? 'write' : 'refuse',
    });
  }).finally(line.end);
  report({ ...described, ...result }, options, io);
  const { folder } = result;
  if (isSubmitted && result.status === 'written' && folder !== undefined) {
    await connected(host, (connection) => startSweep(folder, connection));
    say(io.stderr, `Submitted to ${host.name}. Look at it with: pinnboard runs list ${folder}`);
  }
  const counts = countsOf([...plan.findings, ...result.findings]);
  const warnings = result.points.reduce((sum, point) => sum + point.warnings, counts.warnings);
  const isAllowed = options.allowCrash === true || options.leaveOutCrashes === true;
  const failOn = isAllowed ? 'blocked' : 'crash';
  const verdict = exitCode({ ...counts, warnings }, { ...options, failOn }, io);
  const stopped = result.status === 'cancelled' || result.points.length < plan.count;
  if (stopped) return code ?? EXIT.no;
  return result.status === 'crashing' || result.status === 'refused' ? EXIT.no : verdict;
}

async function connected(host: Host, use: (connection: Connection) => Promise<unknown>) {
  const connection = connect(host);
  await use(connection).finally(() => connection.close());
}

type Result = Omit<SweepReport, 'spec' | 'plan' | 'name'>;

const judged = (summary: SweepSummary) => ({
  ...summary.counts(),
  points: summary.points,
  findings: summary.findings(),
});

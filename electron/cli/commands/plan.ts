/** `pinnboard plan FILE`: what a run will do, before it does it. */
import path from 'node:path';
import type { Command } from 'commander';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { AppError, errorData } from '../../../shared/errors/appError';
import { isBlocking } from '../../../shared/findings/finding';
import { requestFileText } from '../../../shared/formats/requestFile';
import { findGpu, type Gpu, gpuTable } from '../../../shared/plan/gpus';
import { checksQuestion } from '../../../shared/plan/input/expected';
import { planInputs } from '../../../shared/plan/inputs';
import { measuringRequest } from '../../../shared/plan/measuring';
import type { Plan } from '../../../shared/plan/plan';
import { planGroups } from '../../../shared/plan/text';
import type { Provenance } from '../../../shared/provenance/provenance';
import { ENTRY_POINT_FACTS, type EntryPoint } from '../../../shared/request/entryPoint';
import { datasetPath, type Request, validationPath } from '../../../shared/request/request';
import { checkDataset } from '../../node/plan/knownChecks';
import { planFor } from '../../node/plan/plan';
import { resolve } from '../../node/resolve';
import { finishedRuns } from '../../node/runs/finishedRuns';
import { readFileContext } from '../../node/session/fileContext';
import { readGpus } from '../../node/state/gpus';
import { EXIT, exitHelp } from '../exit';
import { findingLines } from '../findingText';
import { checksJson, checksText } from '../inputChecks';
import { errorJson, type Io, say, sayApart, sayJson, table } from '../io';
import { progressLine } from '../progress';
import { requestOfFile } from '../requestFile';
import { entryPointOption, fileTargetOption, unknownName } from '../requestOptions';
import { readStatsOf, type StatsOption, withStatsOption } from '../statsOption';

const HELP = `
Counts samples, batches and steps, draws the groups, and computes what the run costs, for the entry point of the request
or of --entry-point; without one, for the Python script. Every figure says how sure it is, an unknown one why.

--check-input reads a sample of the patterns and tests what datasets often get wrong, each against its alternative; with
--json the results are under input_checks.

--json prints one object; a figure that is null has its reason next to it, as NAME_reason. The groups are given as SHA-256
of their indices (int32, little-endian, row by row).

--measuring-run prints the request of a run of some 20 steps with the same network and batch instead. It measures what
no plan can know: CUDA's own share of the memory, and seconds per step. Redirect it to a file and start that with
pinnboard run; --runs with the folder of that run then reads the seconds per step from its progress bar. Add your own
GPUs to gpus.json in Pinnboard's folder: {"version": 1, "gpus": [{"name": "Beamline 7", "gigabytes": 20}]}.
${exitHelp('the request is blocked: PtychoPINN rejects it, so that there is no run')}

Examples:
  pinnboard plan run.json
  pinnboard plan run.json --entry-point lightning --json
  pinnboard plan run.json --gpu "A100 40 GB" --runs runs
  pinnboard plan run.json --measuring-run > measuring.json`;

interface Options extends StatsOption {
  readonly base?: string;
  readonly entryPoint?: EntryPoint;
  readonly gpu?: string;
  readonly runs?: string;
  readonly json?: boolean;
  readonly measuringRun?: boolean;
  readonly checkInput?: boolean;
  readonly target?: string;
}

/** Adds the command. */
export function addPlan(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('plan')
    .summary('show what a run will do and cost')
    .description(
      'Shows what a run will do and cost: groups, steps, network, memory, disk and time.',
    )
    .argument('<file>', 'payload or request file')
    .option(
      '--base <dir>',
      "folder against which relative paths are read (default: the file's own)",
    )
    .addOption(entryPointOption())
    .option('--gpu <name>', 'GPU that the run is for, such as "A100 40 GB"')
    .option('--runs <dir>', 'folder of finished runs, which say how long a step takes on the GPU')
    .option(
      '--check-input',
      'test the patterns for swapped axes, reversed positions, FFT order, intensities and units',
    )
    .option('--json', 'print JSON')
    .option('--measuring-run', 'print the request of a short run that measures time and memory')
    .addOption(fileTargetOption());
  withStatsOption(command)
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => done(await plan(file, options, io)));
}

/** Exit code as the help says. Throws an `AppError` for a file that cannot be read. */
async function plan(name: string, options: Options, io: Io): Promise<number> {
  const gpu = options.gpu === undefined ? null : await gpuNamed(options.gpu, io);
  const { request, folder } = await requestOfFile(name, options, io);
  const valuesOf = readStatsOf(options, io);
  const files = await readFileContext(request, folder, undefined, { valuesOf });
  const { payload, findings, provenance } = resolve(request, files);
  if (payload === null) {
    const blocking = findings.filter(isBlocking);
    const error = new AppError('plan-blocked', {});
    if (options.json)
      sayJson(io.stdout, { error: errorJson(errorData(error)), findings: blocking });
    else for (const line of findingLines(blocking, request.target)) say(io.stdout, line);
    say(io.stderr, `error: ${error.message}`);
    return EXIT.no;
  }
  if (options.measuringRun) return printMeasuringRun(request, provenance, files, io);
  const validation = validationPath(request);
  const context = { signal: new AbortController().signal, progress: () => {} };
  const line = progressLine(io, 'Planning');
  const made = await planFor(
    {
      request,
      provenance,
      files,
      dataset: path.resolve(folder, datasetPath(request)),
      validation: validation === null ? null : path.resolve(folder, validation),
      values: options.values,
      gpu,
      finished:
        options.runs === undefined ? [] : await finishedRuns(path.resolve(io.cwd, options.runs)),
    },
    { ...context, progress: line.progress },
  ).finally(line.end);
  const checks = options.checkInput
    ? await checkDataset(
        path.resolve(folder, datasetPath(request)),
        { ...askedOf(request, provenance, files), fit: true },
        context,
      )
    : null;
  if (options.json) sayJson(io.stdout, { ...made, ...(checks && inputJson(checks)) });
  else {
    print(made, io);
    if (checks) printChecks(checks, io);
  }
  return EXIT.ok;
}

/** Throws an `AppError` for a name that is not in the table. */
async function gpuNamed(name: string, io: Io): Promise<Gpu> {
  const own = io.state === undefined ? null : await readGpus(io.state);
  if (own?.problem) say(io.stderr, `warning: ${own.problem}`);
  const table = own?.gpus ?? gpuTable([]);
  const found = findGpu(name, table);
  if ('reason' in found) throw unknownName('GPU', name, new Set(table.map((gpu) => gpu.name)));
  return found;
}

function printMeasuringRun(
  request: Request,
  provenance: Provenance,
  files: FileContext,
  io: Io,
): number {
  const inputs = planInputs(request, { provenance }, files);
  const made = 'reason' in inputs ? inputs : measuringRequest(request, inputs);
  if ('reason' in made) {
    say(io.stderr, `error: ${made.reason}`);
    return EXIT.no;
  }
  io.stdout.write(requestFileText(made));
  return EXIT.ok;
}

/** What is checked of the patterns; of a file without any, the reading says what is missing. */
const askedOf = (request: Request, provenance: Provenance, files: FileContext) =>
  (files.dataset.status === 'ok' &&
    checksQuestion(planInputs(request, { provenance }, files), files.dataset)) || {
    array: 'diffraction',
    expects: 'amplitude' as const,
  };

type Checked = Awaited<ReturnType<typeof checkDataset>>;

const inputJson = (checks: Checked) =>
  'reason' in checks
    ? { input_checks: null, input_checks_reason: checks.reason, input_checks_code: checks.code }
    : { input_checks: checksJson(checks) };

function printChecks(checks: Checked, io: Io): void {
  if ('reason' in checks) {
    sayApart(io.stdout, `The network's input was not checked: ${checks.reason}`);
    return;
  }
  const { title, rows, advice } = checksText(checks);
  sayApart(io.stdout, title);
  for (const row of table(rows)) say(io.stdout, row);
  if (advice.length > 0) sayApart(io.stdout, 'What to do', ...advice);
}

function print(made: Plan, io: Io): void {
  const started = made.entry_point === null ? '' : `, ${ENTRY_POINT_FACTS[made.entry_point].title}`;
  say(io.stdout, `${made.workflow}${started}, ${made.target}`);
  for (const { title, rows } of planGroups(made)) {
    sayApart(io.stdout, title);
    for (const row of table(rows.map(({ name, text }) => [`  ${name}`, text]))) say(io.stdout, row);
  }
  if (made.notes.length > 0) sayApart(io.stdout, 'Notes', ...made.notes.map((note) => `  ${note}`));
}

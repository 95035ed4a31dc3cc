/** `pinnboard run FILE`: a request becomes a run folder, and is started on this machine. */
import path from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../../../shared/errors/appError';
import { LOADER } from '../../../shared/exporters/loader';
import { type EntryPoint, withEntryPoint } from '../../../shared/request/entryPoint';
import { resolve } from '../../node/resolve';
import { startRun } from '../../node/runs/process';
import { requestOfRun, writeRun } from '../../node/runs/writeRun';
import { readFileContext } from '../../node/session/fileContext';
import { readLoader } from '../../node/session/loader';
import { readRequestFile } from '../../node/session/openPayload';
import { EXIT, exitHelp } from '../exit';
import { findingLines } from '../findingText';
import { followRun } from '../followRun';
import { type Io, say } from '../io';
import { type PythonOptions, pythonOf, withPythonOptions } from '../python';
import { refusal } from '../refusal';
import { entryPointOption, fileTargetOption } from '../requestOptions';
import { groupsBy, readStatsOf, type StatsOption, withStatsOption } from '../statsOption';

const HELP = `
Writes a folder of its own for the run: request, payload, run.py and the command, and starts run.py with the Python in
which PtychoPINN is installed. PtychoPINN's output goes to out/ below the folder, which is the one difference to the
exported payload besides absolute paths of the data.

The run outlives this command: Ctrl+C ends following it, \`pinnboard runs stop FOLDER\` ends the run.
${exitHelp('blocked, will crash (without --allow-crash), or the run did not finish')}

Examples:
  pinnboard run run1084_gs2_n512.json --python ~/ptycho/bin/python
  pinnboard run run1084_gs2_n512.json --environment ptycho --detach
  pinnboard run run1084_gs2_n512.json --write-only`;

interface Options extends PythonOptions, StatsOption {
  readonly runs?: string;
  readonly name?: string;
  readonly writeOnly?: boolean;
  readonly detach?: boolean;
  readonly allowCrash?: boolean;
  readonly base?: string;
  readonly target?: string;
  readonly entryPoint?: EntryPoint;
}

/** Adds the command. */
export function addRun(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('run')
    .summary('start a run on this machine')
    .description('Writes the folder of a run and starts it on this machine.')
    .argument('<file>', 'payload or request file')
    .option('--runs <dir>', 'folder of runs (default: runs/ beside FILE)')
    .option('--name <name>', "begin of the folder's name (default: FILE's)")
    .option('--write-only', 'write the folder and start nothing')
    .option('--detach', 'start the run and return')
    .option('--allow-crash', 'start a run that is certain to crash')
    .option(
      '--base <dir>',
      "folder against which relative paths are read (default: the file's own)",
    )
    .addOption(entryPointOption())
    .addOption(fileTargetOption());
  withStatsOption(withPythonOptions(command))
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => done(await run(file, options, io)));
}

/** Returns the exit code. Throws an `AppError`. */
async function run(file: string, options: Options, io: Io): Promise<number> {
  const full = path.resolve(io.cwd, file);
  const reading = await readRequestFile(full, options.target);
  if (!reading.ok) throw reading.error;
  const python = options.writeOnly ? null : await pythonOf(options, io);
  const loader = io.dist === undefined ? null : await readLoader(io.dist);
  if (loader === null) throw new AppError('loader-missing', { file: LOADER });
  const base = options.base === undefined ? path.dirname(full) : path.resolve(io.cwd, options.base);
  const request = requestOfRun(withEntryPoint(reading.request, options.entryPoint), base);
  const fileContext = await readFileContext(request, base, undefined, {
    valuesOf: readStatsOf(options, io),
    groups: groupsBy(options),
  });
  const resolution = resolve(request, fileContext);
  for (const line of findingLines(resolution.findings, request.target)) say(io.stderr, line);
  const no = refusal(resolution.findings, options.allowCrash ?? false);
  if (no !== null) {
    say(io.stderr, no);
    return EXIT.no;
  }
  const { folder, unsupported } = await writeRun({
    request,
    resolution,
    fileContext,
    name: nameOf(options.name ?? path.parse(full).name),
    runs: path.resolve(io.cwd, options.runs ?? path.join(path.dirname(full), 'runs')),
    loader,
    environment: { python, target: request.target },
  });
  for (const { name, why } of unsupported) say(io.stderr, `unsupported: ${name}: ${why}`);
  say(io.stdout, folder);
  if (python === null) return EXIT.ok;
  await startRun(folder, python);
  return options.detach ? EXIT.ok : followRun(folder, io);
}

/** A name that every file system takes. */
const nameOf = (text: string): string =>
  text
    .replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-')
    .replaceAll(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80) || 'run';

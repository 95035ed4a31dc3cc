/** `pinnboard run FILE`: a request becomes a run folder, and is started on this machine or on a host. */
import path from 'node:path';
import type { Command } from 'commander';
import { type EntryPoint, withEntryPoint } from '../../../shared/request/entryPoint';
import { safeName } from '../../../shared/request/proposedName';
import { readRequestFile } from '../../node/session/openPayload';
import { exitHelp } from '../exit';
import { hostNamed } from '../hostOption';
import type { Io } from '../io';
import { type PythonOptions, pythonOn, withPythonOptions } from '../python';
import { entryPointOption, fileTargetOption } from '../requestOptions';
import {
  type ResourceOptions,
  resourcesOf,
  runRequest,
  type StartOptions,
  withResourceOptions,
  withStartOptions,
} from '../runRequest';
import { withStatsOption } from '../statsOption';

const HELP = `
Writes a folder of its own for the run: request, payload, plan, environment, run.py and the command, for a scheduler
submit.sh, too. Then it starts run.py with the Python in which PtychoPINN is installed, or submits submit.sh. On another
machine it copies the folder there first, with the paths of the host's path map. PtychoPINN's output goes to out/ below the
folder.

The run outlives this command: Ctrl+C ends following it, \`pinnboard runs stop FOLDER\` ends the run.
${exitHelp('blocked, will crash (without --allow-crash), or the run did not finish')}

Examples:
  pinnboard run run1084_gs2_n512.json --python ~/ptycho/bin/python
  pinnboard run run1084_gs2_n512.json --environment ptycho --detach
  pinnboard run run1084_gs2_n512.json --host beamline --partition gpu --time 0:30:00
  pinnboard run run1084_gs2_n512.json --write-only`;

interface Options extends PythonOptions, StartOptions, ResourceOptions {
  readonly host?: string;
  readonly runs?: string;
  readonly name?: string;
  readonly base?: string;
  readonly target?: string;
  readonly entryPoint?: EntryPoint;
}

/** Adds the command. */
export function addRun(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('run')
    .summary('start a run on this machine or on a host')
    .description('Writes the folder of a run and starts it on this machine or on a host.')
    .argument('<file>', 'payload or request file')
    .option('--host <name>', 'where it runs, as `pinnboard host list` names it')
    .option('--runs <dir>', 'folder of runs on this machine (default: runs/ beside FILE)')
    .option('--name <name>', "how the folder's name begins (default: the name of FILE)")
    .option(
      '--base <dir>',
      "folder against which relative paths are read (default: the file's own)",
    )
    .addOption(entryPointOption())
    .addOption(fileTargetOption());
  withStatsOption(withPythonOptions(withResourceOptions(withStartOptions(command))))
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => done(await run(file, options, io)));
}

/** Returns the exit code. Throws an `AppError`. */
async function run(file: string, options: Options, io: Io): Promise<number> {
  const full = path.resolve(io.cwd, file);
  const folder = path.dirname(full);
  const reading = await readRequestFile(full, options.target);
  if (!reading.ok) throw reading.error;
  const host = await hostNamed(options.host, io);
  return runRequest(
    {
      request: withEntryPoint(reading.request, options.entryPoint),
      base: options.base === undefined ? folder : path.resolve(io.cwd, options.base),
      host,
      python: await pythonOn(host, options, io),
      resources: resourcesOf(options),
      name: safeName(options.name ?? path.parse(full).name) || 'run',
      runs: path.resolve(io.cwd, options.runs ?? path.join(folder, 'runs')),
    },
    options,
    io,
  );
}

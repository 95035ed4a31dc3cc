/** From a request to a run that is started and followed: what `pinnboard run` and `runs restart` share. */
import { type Command, Option } from 'commander';
import { AppError } from '../../shared/errors/appError';
import type { Host } from '../../shared/hosts/host';
import { clusterName, type Resources } from '../../shared/hosts/resources';
import { minutesOf } from '../../shared/hosts/schedulers/script';
import { gpuTable } from '../../shared/plan/gpus';
import { datasetPath, modelPath, type Request, validationPath } from '../../shared/request/request';
import { OUTPUT_FOLDER } from '../../shared/runs/folder';
import { askHost } from '../node/hosts/ask';
import { connect } from '../node/hosts/connect';
import type { Connection } from '../node/hosts/connection';
import { noticesBefore, prepareRun, type ResolvedRun, resolveRun } from '../node/runs/prepare';
import { startOn } from '../node/runs/start';
import { runFiles, writeRun } from '../node/runs/writeRun';
import { demandLoader } from '../node/session/loader';
import { readGpus } from '../node/state/gpus';
import { EXIT } from './exit';
import { findingLines } from './findingText';
import { followRun } from './followRun';
import { type Io, say } from './io';
import { progressLine } from './progress';
import { refusal } from './refusal';
import { groupsBy, readStatsOf, type StatsOption } from './statsOption';

/** What becomes of a run that is prepared. */
export interface StartOptions extends StatsOption {
  readonly writeOnly?: boolean;
  readonly detach?: boolean;
  readonly allowCrash?: boolean;
}

/** Adds the options to a command. */
export const withStartOptions = (command: Command): Command =>
  command
    .option('--write-only', 'write the folder and start nothing')
    .option('--detach', 'start the run and return')
    .option('--allow-crash', 'start a run that is certain to crash');

export interface ResourceOptions {
  readonly partition?: string;
  readonly gpus?: number;
  readonly gpuType?: string;
  readonly memory?: number;
  readonly cpus?: number;
  readonly time?: number;
}

/** Adds what a scheduler can be asked for. */
export function withResourceOptions(command: Command): Command {
  const option = <T>(flag: string, help: string, read: (text: string) => T | null) =>
    new Option(flag, help).argParser((text) => {
      const value = read(text);
      if (value !== null) return value;
      throw new AppError('resource-invalid', { option: flag.split(' ')[0] ?? flag, text });
    });
  const name = (text: string) => clusterName.safeParse(text).data ?? null;
  const number = (text: string) => (/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null);
  const count = (text: string) => (/^\d+$/.test(text) ? Number(text) : null);
  return command
    .addOption(option('--partition <name>', "Slurm's partition or PBS's queue", name))
    .addOption(option('--gpus <count>', 'number of GPUs', count))
    .addOption(option('--gpu-type <name>', "the cluster's name of the GPU type", name))
    .addOption(option('--memory <gb>', 'memory in GB', number))
    .addOption(option('--cpus <count>', 'number of processors', count))
    .addOption(option('--time <time>', 'time limit: minutes, H:MM:SS or D-HH', minutesOf));
}

/** The resources that the options name; the rest is suggested. */
export const resourcesOf = (options: ResourceOptions): Partial<Resources> => ({
  ...(options.partition === undefined ? {} : { partition: options.partition }),
  ...(options.gpus === undefined ? {} : { gpus: options.gpus }),
  ...(options.gpuType === undefined ? {} : { gpuType: options.gpuType }),
  ...(options.memory === undefined ? {} : { memoryGb: options.memory }),
  ...(options.cpus === undefined ? {} : { cpus: options.cpus }),
  ...(options.time === undefined ? {} : { minutes: options.time }),
});
export interface RunOrder {
  readonly request: Request;
  /** The folder from which its relative paths are read. */
  readonly base: string;
  readonly host: Host;
  /** The interpreter on the host; null for `python3`. */
  readonly python: string | null;
  readonly resources: Partial<Resources>;
  readonly name: string;
  readonly runs: string;
}

/** Writes, starts and follows a run as far as the options say. Returns the exit code. Throws an `AppError`. */
export async function runRequest(order: RunOrder, options: StartOptions, io: Io): Promise<number> {
  const { request, base, host } = order;
  const loader = await demandLoader(io.dist);
  const look = { valuesOf: readStatsOf(options, io), groups: groupsBy(options) };
  const resolved = await resolveRun({ request, base, host }, look);
  const { findings } = resolved.resolution;
  for (const line of findingLines(findings, request.target)) say(io.stderr, line);
  const no = refusal(findings, options.allowCrash ?? false, 'start it');
  if (no !== null) {
    say(io.stderr, no.message);
    return EXIT.no;
  }
  const connection = options.writeOnly ? null : connect(host);
  try {
    // Nothing is written for a host that does not answer.
    await connection?.run(['true']);
    const folder = await written({ ...order, loader }, resolved, connection, options, io);
    if (connection === null) return EXIT.ok;
    await startOn(folder, connection);
    return options.detach ? EXIT.ok : await followRun(folder, connection, io);
  } finally {
    await connection?.close();
  }
}

async function written(
  order: RunOrder & { readonly loader: string },
  resolved: ResolvedRun,
  connection: Connection | null,
  { values }: StartOptions,
  io: Io,
): Promise<string> {
  const { host, python } = order;
  const { request } = resolved;
  const paths = [datasetPath(request), validationPath(request) ?? '', modelPath(request)];
  const answers =
    connection === null
      ? null
      : await askHost({ ...host, python }, connection, {
          paths: paths.filter((file) => file !== ''),
          runs: order.runs,
        });
  const line = progressLine(io, 'Planning');
  const context = { signal: new AbortController().signal, progress: line.progress };
  const gpus = io.state === undefined ? gpuTable([]) : (await readGpus(io.state)).gpus;
  const run = await prepareRun(resolved, { ...order, values, gpus, answers }, context).finally(
    line.end,
  );
  const notices = await noticesBefore(run, runFiles(run).unsupported, answers);
  for (const { text } of notices.warnings) say(io.stderr, `warning: ${text}`);
  say(io.stderr, `output_dir: ${order.request.output_dir} here, ${OUTPUT_FOLDER}/ in the run`);
  for (const { here, there } of resolved.changes.filter((one) => one.here !== one.there))
    say(io.stderr, `${here} here, ${there} on ${host.name}`);
  const { folder } = await writeRun(run, connection);
  for (const { name, why } of notices.unsupported) say(io.stderr, `unsupported: ${name}: ${why}`);
  say(io.stdout, folder);
  return folder;
}

/** Writing a run's folder: everything is there before anything starts. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { AppError } from '../../../shared/errors/appError';
import type { UnsupportedSetting } from '../../../shared/exporters/format';
import { LOADER } from '../../../shared/exporters/loader';
import type { Resolution } from '../../../shared/factory/resolution';
import { quoted } from '../../../shared/formats/commandLine';
import type { ProvenanceTexts } from '../../../shared/formats/provenanceText';
import { requestFileText } from '../../../shared/formats/requestFile';
import type { Host } from '../../../shared/hosts/host';
import { mapPath } from '../../../shared/hosts/pathMap';
import type { Resources } from '../../../shared/hosts/resources';
import { schedulerNamed } from '../../../shared/hosts/schedulers';
import { jsonText } from '../../../shared/json/write';
import type { Plan } from '../../../shared/plan/plan';
import type { Request } from '../../../shared/request/request';
import { environmentText, type RunPlace } from '../../../shared/runs/environment';
import { OUTPUT_FOLDER, RUN_FILES } from '../../../shared/runs/folder';
import { jobText } from '../../../shared/runs/job';
import { runCommand, runProgram, runScript, startScript } from '../../../shared/runs/program';
import { statusText } from '../../../shared/runs/status';
import { renamed } from '../documents/relativePaths';
import { writeError } from '../files/atomicWrite';
import { errorCode } from '../files/errno';
import { isThere } from '../files/isThere';
import { makeFolder } from '../files/makeFolder';
import type { Connection } from '../hosts/connection';
import { payloadText } from '../session/exportPayload';

export interface NewRun {
  /** With this machine's absolute paths, so that it opens here. */
  readonly request: Request;
  /** With the paths of the host, from which the run reads. */
  readonly there: Request;
  /** Of the request with the host's paths. */
  readonly resolution: Resolution;
  readonly fileContext: FileContext;
  readonly plan: Plan;
  /** The folder is named after it, and after its payload. */
  readonly name: string;
  /** The folder of runs on this machine, absolute. */
  readonly runs: string;
  /** Text of `pinnboard_payload.py`. */
  readonly loader: string;
  readonly host: Host;
  /** The interpreter on the host: a path, or a command that its setup lines put on PATH. Null for `python3`. */
  readonly python: string | null;
  readonly resources: Resources;
  /** Where it runs, as far as it is known. */
  readonly place: RunPlace;
}

/** A path as it is here and on the host. */
export interface PathChange {
  readonly here: string;
  readonly there: string;
}

/** A request as it is run in a folder of its own: its files by absolute path, PtychoPINN's output below the folder. */
export const requestOfRun = (request: Request, base: string): Request => ({
  ...renamed(request, (name) => path.resolve(base, name)),
  output_dir: OUTPUT_FOLDER,
});

/** The request of a run with the paths of a host. Throws `host-path-unmapped` for those that its path map does not have. */
export function requestOn(
  request: Request,
  { name, reach, paths }: Host,
): { readonly request: Request; readonly changes: readonly PathChange[] } {
  if (reach.kind === 'local') return { request, changes: [] };
  const changes: PathChange[] = [];
  const unmapped: string[] = [];
  const mapped = renamed(request, (here) => {
    const there = mapPath(paths, here);
    if (there === null) unmapped.push(here);
    else changes.push({ here, there });
    return there ?? here;
  });
  if (unmapped.length > 0)
    throw new AppError('host-path-unmapped', { host: name, paths: unmapped });
  return { request: mapped, changes };
}

/** What a run's folder holds before the run starts, and what starts it. */
export interface RunFiles {
  /** Texts by name, without the loader, which is the same for every run. */
  readonly files: { readonly [name: string]: string };
  /** The folder's name; without one that was given, `NAME-7f3a`, which gets a number where there is one. */
  readonly name: string;
  /** The words that start it in its folder. */
  readonly command: readonly string[];
  /** What PtychoPINN's command cannot express. */
  readonly unsupported: readonly UnsupportedSetting[];
}

/**
 * The files of a run in a folder of the given name. Throws for a request that has no payload. `texts` speeds up writing the
 * points of a sweep.
 */
export function runFiles(
  run: Omit<NewRun, 'runs' | 'loader'>,
  folder?: string,
  texts?: ProvenanceTexts,
): RunFiles {
  const { request, there, resolution, fileContext, host } = run;
  const payload = payloadText(there, resolution, fileContext, texts);
  const program = runProgram({ request: there, resolution });
  // A point of a sweep has its folder's name already.
  const name = folder ?? stemOf(run.name, payload);
  const starter = starterOf(run, name);
  return {
    files: {
      [RUN_FILES.request]: requestFileText(request),
      [RUN_FILES.payload]: payload,
      [RUN_FILES.program]: runScript(program),
      ...starter.files,
      [RUN_FILES.command]: `${runCommand(program)}\n`,
      [RUN_FILES.environment]: environmentText(run.place),
      [RUN_FILES.plan]: `${jsonText(run.plan, 2)}\n`,
      [RUN_FILES.status]: statusText([{ state: 'written', at: new Date().toISOString() }]),
      [RUN_FILES.job]: jobText({
        host: host.name,
        destination: host.reach.kind === 'ssh' ? host.reach.destination : null,
        scheduler: host.scheduler,
        job: null,
        folder: folderThere(host, name),
        resources: host.scheduler === null ? null : run.resources,
        submitted_at: null,
        now: null,
        asked_at: null,
        alive: null,
      }),
      ...program.files,
    },
    name,
    command: starter.command,
    unsupported: program.unsupported,
  };
}

const stemOf = (name: string, payload: string): string =>
  `${name}-${createHash('sha256').update(payload).digest('hex').slice(0, 4)}`;

/** The script that a scheduler or another machine starts; none for a process of this machine. */
function starterOf(
  { host, python: named, resources }: Pick<NewRun, 'host' | 'python' | 'resources'>,
  name: string,
): Pick<RunFiles, 'files' | 'command'> {
  const { setup, scheduler: id } = host;
  const python = named ?? 'python3';
  if (id !== null) {
    const scheduler = schedulerNamed(id);
    const script = scheduler.submitScript({
      ...{ name, resources, setup, options: host.options },
      ...{ python: quoted(python), program: RUN_FILES.program },
      ...{ comments: [], verify: false, array: null },
    });
    return {
      files: { [RUN_FILES.submit]: script },
      command: scheduler.submit(RUN_FILES.submit),
    };
  }
  if (host.reach.kind === 'local' && setup.length === 0)
    return { files: {}, command: [python, RUN_FILES.program] };
  return {
    files: { [RUN_FILES.start]: startScript(setup, python) },
    command: ['bash', RUN_FILES.start],
  };
}

/** The run's folder on another host; null on this machine. Throws `host-without-runs`. */
function folderThere({ name, reach, runs }: Host, folder: string): string | null {
  if (reach.kind === 'local') return null;
  if (runs === null) throw new AppError('host-without-runs', { host: name });
  return path.posix.join(runs, folder);
}

/**
 * Writes the files of a run into a new folder: no two runs share one, here or on the host. Without a connection, only this
 * machine is looked at. Throws `write-failed`, and for a request that has no payload.
 */
export async function writeRun(
  run: NewRun,
  connection: Connection | null,
): Promise<{ readonly folder: string }> {
  try {
    await makeFolder(run.runs);
  } catch (error) {
    throw writeError(run.runs, error);
  }
  const folder = await newFolder(run, runFiles(run).name, connection);
  const { files } = runFiles(run, path.basename(folder));
  for (const [name, text] of Object.entries({ ...files, [LOADER]: run.loader })) {
    const file = path.join(folder, name);
    await writeFile(file, text, { flag: 'wx' }).catch((error: unknown) => {
      throw writeError(file, error);
    });
  }
  return { folder };
}

/** A folder that this call has made. */
async function newFolder(
  run: NewRun,
  stem: string,
  connection: Connection | null,
): Promise<string> {
  for (;;) {
    const folder = path.join(run.runs, await freeName(run, stem, connection));
    try {
      await mkdir(folder);
      return folder;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw writeError(folder, error);
    }
  }
}

/** `NAME-7f3a`, then `NAME-7f3a-2` and so on: what neither the folder of runs here nor that of the host has. */
export async function freeName(
  { runs, host }: Pick<NewRun, 'runs' | 'host'>,
  stem: string,
  connection: Connection | null,
): Promise<string> {
  for (let again = 1; ; again += 1) {
    const name = again === 1 ? stem : `${stem}-${again}`;
    const there = folderThere(host, name);
    const isFree =
      !(await isThere(path.join(runs, name))) &&
      (there === null ||
        connection === null ||
        (await connection.run(['test', '-e', there])).code !== 0);
    if (isFree) return name;
  }
}

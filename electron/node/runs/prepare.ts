/** From a request to a run that can be written: its files on the host, its plan, its resources, and what to warn of. */
import { access } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import type { UnsupportedSetting } from '../../../shared/exporters/format';
import { isBlocking } from '../../../shared/findings/finding';
import type { HostAnswers } from '../../../shared/hosts/answers';
import type { Host } from '../../../shared/hosts/host';
import type { Resources } from '../../../shared/hosts/resources';
import { suggested, valuesOf } from '../../../shared/hosts/suggested';
import { findGpu, type Gpu } from '../../../shared/plan/gpus';
import { datasetPath, type Request, validationPath } from '../../../shared/request/request';
import type { Fact, RunPlace } from '../../../shared/runs/environment';
import { RUN_FILES } from '../../../shared/runs/folder';
import { type RunWarning, runWarnings, unsupportedThere } from '../../../shared/runs/warnings';
import type { StatsMode } from '../array-stats/policy';
import { inspectEnvironment } from '../environments/inspect';
import type { JobContext } from '../jobs/jobContext';
import { planFor } from '../plan/plan';
import { resolve } from '../resolve';
import { type Look, readFileContext } from '../session/fileContext';
import { finishedRuns } from './finishedRuns';
import { type NewRun, type PathChange, requestOfRun, requestOn } from './writeRun';

export interface RunQuestion {
  readonly request: Request;
  /** The folder from which its relative paths are read. */
  readonly base: string;
  readonly host: Host;
}

/** A run that is resolved: its findings are known, and nothing is written. */
export interface ResolvedRun
  extends Pick<NewRun, 'request' | 'there' | 'resolution' | 'fileContext'> {
  readonly host: Host;
  readonly changes: readonly PathChange[];
}

/** Resolves a request as it runs on a host. Throws `host-path-unmapped`. */
export async function resolveRun(
  { request: given, base, host }: RunQuestion,
  look?: Look,
): Promise<ResolvedRun> {
  const request = requestOfRun(given, base);
  const { request: there, changes } = requestOn(request, host);
  const fileContext = await readFileContext(request, base, undefined, look);
  return { request, there, fileContext, resolution: resolve(there, fileContext), host, changes };
}

/** What a run is besides its request. */
export interface RunChoices {
  readonly name: string;
  readonly runs: string;
  readonly loader: string;
  /** The interpreter on the host; null for `python3`. */
  readonly python: string | null;
  /** What the user asked for; the rest is suggested. */
  readonly resources: Partial<Resources>;
  readonly values: StatsMode;
  /** Own GPUs and the known ones. */
  readonly gpus: readonly Gpu[];
  /** What the host answered; null where it was not asked. */
  readonly answers: HostAnswers | null;
}

/** The run with its plan, resources and place. Throws `payload-rejected` for a request that has no payload. */
export async function prepareRun(
  resolved: ResolvedRun,
  choices: RunChoices,
  context: JobContext,
): Promise<NewRun> {
  const { request, there, resolution, fileContext, host } = resolved;
  const { name, runs, loader, python, answers } = choices;
  if (resolution.payload === null) {
    const problems = resolution.findings.filter(isBlocking).map(({ message }) => message);
    throw new AppError('payload-rejected', { problems });
  }
  const gpu = host.gpu === null ? null : findGpu(host.gpu, choices.gpus);
  const plan = await planFor(
    {
      request,
      provenance: resolution.provenance,
      files: fileContext,
      dataset: datasetPath(request),
      validation: validationPath(request),
      values: choices.values,
      gpu: gpu === null || 'reason' in gpu ? null : gpu,
      finished: await finishedRuns(runs),
    },
    context,
  );
  const resources = { ...valuesOf(suggested(plan, host, answers)), ...choices.resources };
  const place = placeOf(request.target, host, python, answers);
  const revision = await revisionHere(host, python);
  return {
    ...{ request, there, resolution, fileContext, plan, host, python, resources },
    ...{ name, runs, loader, place: { ...place, ...(revision && { revision }) } },
  };
}

/** What is to be known before the start, as far as it was asked, and what the command cannot express there. */
export async function noticesBefore(
  { plan, runs, host, request }: NewRun,
  unsupported: readonly UnsupportedSetting[],
  answers: HostAnswers | null,
): Promise<{ readonly warnings: RunWarning[]; readonly unsupported: UnsupportedSetting[] }> {
  const revision = answers?.revision && 'value' in answers.revision ? answers.revision.value : null;
  const warnings = runWarnings({
    host: host.name,
    target: request.target,
    runAround: await runAround(runs),
    disk: plan.disk,
    free: answers?.free && 'value' in answers.free ? answers.free.value : null,
    revision,
    unsupported,
  });
  return { warnings, unsupported: unsupportedThere(unsupported, revision) };
}

/** The folder of a run that holds another folder, or is it; null where there is none. */
async function runAround(folder: string): Promise<string | null> {
  const isRun = await access(path.join(folder, RUN_FILES.status)).then(
    () => true,
    () => false,
  );
  if (isRun) return folder;
  const above = path.dirname(folder);
  return above === folder ? null : runAround(above);
}

const NOT_ASKED: Fact = { reason: 'The host was not asked.' };

/** Where a run goes, as far as it is known. */
export function placeOf(
  target: string,
  host: Host,
  python: string | null,
  answers: HostAnswers | null,
): RunPlace {
  const revision = answers?.revision ?? null;
  const by = host.scheduler !== null;
  return {
    host: host.name,
    target,
    machine: by
      ? { reason: 'The scheduler chooses it.' }
      : host.reach.kind === 'ssh'
        ? { value: host.reach.destination }
        : { value: hostname() },
    interpreter: python === null ? { reason: 'None was named.' } : { value: python },
    revision:
      revision === null
        ? NOT_ASKED
        : 'error' in revision
          ? { reason: revision.error.message }
          : revision.value.revision === null
            ? { reason: 'Its files are of no known revision.' }
            : { value: revision.value.revision, modified: revision.value.modified },
    gpu: gpuOf(host, answers),
  };
}

/** What `environment describe` says of an interpreter of this machine; null where that is none of its files. */
async function revisionHere(
  { reach }: Host,
  python: string | null,
): Promise<RunPlace['revision'] | null> {
  if (reach.kind === 'ssh' || python === null || !path.isAbsolute(python)) return null;
  try {
    const { revision, modified } = await inspectEnvironment(python);
    return revision === null ? null : { value: revision, modified };
  } catch (error) {
    if (error instanceof AppError) return { reason: error.message };
    throw error;
  }
}

function gpuOf({ gpu, scheduler }: Host, answers: HostAnswers | null): Fact {
  if (gpu !== null) return { value: gpu };
  if (scheduler !== null) return { reason: 'The scheduler chooses it.' };
  if (answers === null) return NOT_ASKED;
  if ('error' in answers.gpus) return { reason: answers.gpus.error.message };
  const names = answers.gpus.value.map(({ name }) => name);
  return names.length === 0 ? { reason: 'nvidia-smi lists none.' } : { value: names.join(', ') };
}

/** From an order of the window to a run that can be written, and what the window shows of it before. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError, errorData } from '../../../shared/errors/appError';
import { CONFLICTING_MODULES } from '../../../shared/exporters/commands';
import { LOADER } from '../../../shared/exporters/loader';
import type { Finding } from '../../../shared/findings/finding';
import type { HostAnswers } from '../../../shared/hosts/answers';
import type { Host } from '../../../shared/hosts/host';
import { suggested } from '../../../shared/hosts/suggested';
import type { RunOrder, RunPreview } from '../../../shared/ipc/hosts';
import type { Plan } from '../../../shared/plan/plan';
import { proposedName, safeName } from '../../../shared/request/proposedName';
import { datasetPath, type Request, validationPath } from '../../../shared/request/request';
import { RUN_FILES } from '../../../shared/runs/folder';
import { shownCommand } from '../../../shared/runs/shownCommand';
import { neededBytes } from '../../../shared/runs/warnings';
import type { ComputeStats } from '../array-stats/policy';
import { inspectEnvironment } from '../environments/inspect';
import type { AskAbout } from '../hosts/ask';
import { LocalConnection } from '../hosts/local';
import type { JobContext } from '../jobs/jobContext';
import type { Session } from '../session/session';
import type { AppState } from '../state/appState';
import { interpreterOf } from '../verify/interpreter';
import { noticesBefore, prepareRun, type ResolvedRun, resolveRun } from './prepare';
import { freeName, type NewRun, requestOfRun, runFiles } from './writeRun';

/** What an order is carried out with. */
export interface Orderer {
  readonly session: Session;
  readonly state: Pick<AppState, 'environments' | 'gpus' | 'hosts' | 'settings'>;
  /** Text of `pinnboard_payload.py`. */
  readonly loader: string;
  readonly measure: ComputeStats;
  /** What the host answered before; null where it was not asked. */
  readonly answers: HostAnswers | null;
  readonly context: JobContext;
}

/** The folder of runs where nobody has chosen one, as it is shown. */
const NOWHERE = 'runs';

/** Where an order goes: nothing of it is looked at yet. */
interface Placed {
  readonly host: Host;
  readonly request: Request;
  readonly base: string;
  /** Absolute; null where nobody has chosen one. */
  readonly runs: string | null;
  readonly name: string;
}

async function placeOf(order: RunOrder, { session, state }: Orderer): Promise<Placed> {
  const { host } = await state.hosts.find(order.host);
  const request = session.request(order.draft);
  const document = order.document === null ? null : session.documentOf(order.document).path;
  const base = path.dirname(document ?? datasetPath(request));
  return {
    ...{ host, request, base },
    runs:
      order.runs !== null
        ? session.grants.path('runs', order.runs)
        : document === null
          ? null
          : path.join(base, NOWHERE),
    name: safeName(order.name ?? stemOf(document ?? proposedName(request))) || 'run',
  };
}

/** A document's name without the endings that every file has. */
const stemOf = (file: string): string =>
  path.basename(file).replace(/\.pinnboard$|(\.pinnboard)?\.json$/i, '');

/** The interpreter on the host; null where none is named. Throws for an environment that has none. */
async function pythonOf(
  { python, reach }: Host,
  order: RunOrder,
  { state }: Orderer,
): Promise<string | null> {
  if (python !== null || reach.kind === 'ssh') return python;
  return order.environment === null
    ? state.settings.get('interpreter')
    : interpreterOf(await state.environments.find(order.environment));
}

/** A run of an order, before anything of it is written. */
interface Prepared {
  readonly resolved: ResolvedRun;
  readonly run: NewRun;
}

async function prepare(placed: Placed, order: RunOrder, orderer: Orderer): Promise<Prepared> {
  const { session, state, loader, measure, answers, context } = orderer;
  const resolved = await resolveRun(placed, session.lookForRun(order.draft, measure));
  const run = await prepareRun(
    resolved,
    {
      ...{ loader, answers, values: 'auto', gpus: state.gpus },
      ...{ name: placed.name, runs: placed.runs ?? NOWHERE, resources: order.resources },
      python: await pythonOf(placed.host, order, orderer),
    },
    context,
  );
  return { resolved, run };
}

/**
 * The run of an order, ready to be written. Throws `runs-not-chosen` where its configuration has no folder yet,
 * `payload-rejected`, `host-path-unmapped`, and `access-not-granted`.
 */
export async function runOf(order: RunOrder, orderer: Orderer): Promise<Prepared> {
  const placed = await placeOf(order, orderer);
  if (placed.runs === null) throw new AppError('runs-not-chosen', {});
  return prepare(placed, order, orderer);
}

/** The request of an order as it is on its host, resolved, and the interpreter there. Throws as `runOf`. */
export async function requestOnHost(
  order: RunOrder,
  orderer: Orderer,
): Promise<{ readonly resolved: ResolvedRun; readonly python: string }> {
  const placed = await placeOf(order, orderer);
  const python = await pythonOf(placed.host, order, orderer);
  // On another machine, the setup lines of the host file may bring one.
  if (python === null && placed.host.reach.kind === 'local')
    throw new AppError('interpreter-not-chosen', {});
  const resolved = await resolveRun(
    placed,
    orderer.session.lookForRun(order.draft, orderer.measure),
  );
  return { resolved, python: python ?? 'python3' };
}

/** What a host is asked about for an order: the files that its run reads, and the folder of runs. */
export async function askedAbout(
  order: RunOrder,
  orderer: Orderer,
): Promise<Pick<AskAbout, 'paths' | 'runs'>> {
  const { request, base, runs } = await placeOf(order, orderer);
  return { paths: pathsOf(requestOfRun(request, base)), ...(runs === null ? {} : { runs }) };
}

/** The PtychoPINN of this machine's interpreter, read from its files: nothing of it is run. null where none is named. */
export async function revisionHere(
  host: Host,
  order: RunOrder,
  orderer: Orderer,
): Promise<HostAnswers['revision']> {
  if (host.reach.kind === 'ssh') return null;
  const python = await pythonOf(host, order, orderer).catch(() => null);
  if (python === null || !path.isAbsolute(python)) return null;
  const asked = { origin: 'its files', at: new Date().toISOString() };
  try {
    const report = await inspectEnvironment(python, { signal: orderer.context.signal });
    const { revision, target, modified, packages } = report;
    const found = CONFLICTING_MODULES.filter((name) => packages.some((one) => one.name === name));
    // A module may come with a package of another name, so that none among these names shows nothing.
    const modules = found.length > 0 ? found : null;
    return {
      ...asked,
      value: { revision, target, modified, folder: report.path, python, modules },
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...asked, error: { ...errorData(error), message: error.message } };
  }
}

const pathsOf = (request: Request): string[] =>
  [
    datasetPath(request),
    request.workflow === 'inference' ? request.model_path : (validationPath(request) ?? ''),
  ].filter((file) => file !== '');

/** What a start would do. What keeps it from that is in the answer, in words. */
export async function previewOf(order: RunOrder, orderer: Orderer): Promise<RunPreview> {
  const placed = await placeOf(order, orderer);
  const at = await lookedAt(placed);
  try {
    return { ...at, ...(await shownOf(placed, order, orderer)) };
  } catch (error) {
    if (!(error instanceof AppError) || !NO_RUN.includes(error.code)) throw error;
    const findings = await findingsOf(placed, order, orderer);
    return { ...at, ...nothing(placed), findings, cannotWrite: error.message };
  }
}

/** Why an order has no files. */
const NO_RUN: readonly string[] = [
  'payload-rejected',
  'host-path-unmapped',
  'host-without-runs',
  'dataset-not-chosen',
];

const findingsOf = async (
  placed: Placed,
  { draft }: RunOrder,
  { session, measure }: Orderer,
): Promise<Finding[]> => {
  const look = session.lookForRun(draft, measure);
  const resolved = await resolveRun(placed, look).catch(() => null);
  return [...(resolved?.resolution.findings ?? [])];
};

async function lookedAt({ runs, request, base, host }: Placed) {
  const here = new LocalConnection(host.name);
  const sizes = pathsOf(requestOfRun(request, base)).map(async (file) => {
    const found = await stat(file).catch(() => null);
    return [file, found?.isFile() ? found.size : null] as const;
  });
  return {
    runs,
    freeBytes: runs === null ? null : await here.freeBytes(runs).catch(() => null),
    sizes: Object.fromEntries(await Promise.all(sizes)),
  };
}

type Shown = Omit<RunPreview, 'runs' | 'freeBytes' | 'sizes'>;

const nothing = ({ name }: Placed): Shown => ({
  ...{ folder: name, name, taken: null, command: '', files: [], resources: null },
  ...{ findings: [], warnings: [], unsupported: [], cannotWrite: null, cannotStart: null },
  plan: { steps: null, diskBytes: null, seconds: null },
});

async function shownOf(placed: Placed, order: RunOrder, orderer: Orderer): Promise<Shown> {
  const { host, name, runs } = placed;
  const { resolved, run } = await prepare(placed, order, orderer);
  const { name: stem } = runFiles(run);
  const folder = runs === null ? stem : await freeName(run, stem, null);
  const { files, command, unsupported } = runFiles(run, folder);
  const notices = await noticesBefore(run, unsupported, orderer.answers);
  const place = host.reach.kind === 'ssh' ? (host.runs ?? '') : (runs ?? NOWHERE);
  return {
    ...{ folder, name, ...notices, cannotWrite: null },
    taken: folder === stem ? null : stem,
    command: shownCommand(host, path.posix.join(place, folder), command),
    files: shownFiles({ ...files, [LOADER]: run.loader }),
    resources: host.scheduler === null ? null : suggested(run.plan, host, orderer.answers),
    findings: resolved.resolution.findings,
    cannotStart: cannotStart(run),
    plan: planOf(run.plan),
  };
}

/** A process of this machine needs an interpreter that somebody named. */
const cannotStart = ({ host, python }: NewRun): string | null =>
  host.reach.kind === 'local' && host.setup.length === 0 && python === null
    ? new AppError('interpreter-not-chosen', {}).message
    : null;

/** What is run first; what only notes what happens is left out. */
const FIRST: readonly string[] = [RUN_FILES.submit, RUN_FILES.start, RUN_FILES.program];
const NOTES: readonly string[] = [RUN_FILES.status, RUN_FILES.job];

function shownFiles(files: { readonly [name: string]: string }): RunPreview['files'] {
  const names = Object.keys(files).filter((name) => !NOTES.includes(name));
  const ordered = [
    ...FIRST.filter((name) => names.includes(name)),
    ...names.filter((name) => !FIRST.includes(name)),
  ];
  return ordered.map((name) => ({ name, text: files[name] ?? '' }));
}

const planOf = ({ optimizer_steps, disk, seconds }: Plan): RunPreview['plan'] => ({
  steps: optimizer_steps,
  diskBytes: neededBytes(disk),
  seconds: seconds?.value ?? null,
});

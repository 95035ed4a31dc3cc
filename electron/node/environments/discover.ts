/** Looks for installed PtychoPINNs in the usual places. Files are read; nothing is executed. */
import { setMaxListeners } from 'node:events';
import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { EnvironmentReport } from '../../../shared/environments/report';
import { DECISIVE_FILES } from '../../../shared/environments/states';
import { asAppError, isCancelled } from '../../../shared/errors/appError';
import { isThere } from '../files/isThere';
import { anySignal } from '../jobs/anySignal';
import { inspectEnvironment } from './inspect';

/** Where to look. */
export interface Places {
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  /** Folders beside which checkouts are looked for: those of the document. */
  readonly beside: readonly string[];
}

/** Paths that are inspected at most, and entries of a folder that are looked at. */
const MOST_CANDIDATES = 60;
const MOST_ENTRIES = 200;
/** A home on a share that hangs must not keep the window waiting. */
const TIME_LIMIT_MS = 8000;

const CONDAS = ['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge'];

export interface Discovery {
  readonly found: readonly EnvironmentReport[];
  /** Places that were looked at. */
  readonly looked: number;
  /** The time was over before all of them were. */
  readonly isPartial: boolean;
}

/** Every PtychoPINN that is found, environments before bare checkouts. Throws `cancelled`. */
export async function discover(
  places: Places,
  { signal, onProgress }: { signal: AbortSignal; onProgress?: (done: number, of: number) => void },
): Promise<Discovery> {
  const limit = anySignal(signal, AbortSignal.timeout(TIME_LIMIT_MS));
  // Each inspection listens to it.
  setMaxListeners(0, limit);
  const found: EnvironmentReport[] = [];
  let looked = 0;
  try {
    signal.throwIfAborted();
    const candidates = await within(limit, candidatePaths(places));
    for (const candidate of candidates) {
      onProgress?.(looked, candidates.length);
      const report = await inspectIfAny(candidate, limit);
      looked += 1;
      if (report !== null) found.push(report);
    }
    return { found: distinct(found), looked, isPartial: false };
  } catch (error) {
    signal.throwIfAborted();
    if (!limit.aborted) throw error;
    return { found: distinct(found), looked, isPartial: true };
  }
}

/** Null for a place without PtychoPINN, or one that cannot be read. */
async function inspectIfAny(
  candidate: string,
  signal: AbortSignal,
): Promise<EnvironmentReport | null> {
  try {
    return await inspectEnvironment(candidate, { signal });
  } catch (error) {
    if (asAppError(error) && !isCancelled(error)) return null;
    throw error;
  }
}

/** A checkout that an environment follows is that environment; the same environment is reached by several paths. */
function distinct(found: readonly EnvironmentReport[]): EnvironmentReport[] {
  const installed = found.filter(({ interpreter }) => interpreter !== null);
  const bare = found.filter(
    ({ interpreter, root }) =>
      interpreter === null && !installed.some((environment) => environment.root === root),
  );
  const seen = new Set<string>();
  return [...installed, ...bare].filter(({ root, interpreter }) => {
    const key = `${root}\n${interpreter === null ? '' : path.dirname(interpreter)}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Paths that may be a PtychoPINN, the likeliest first, none twice. */
export async function candidatePaths({ env, home, beside }: Places): Promise<string[]> {
  const groups = await Promise.all([
    activeEnvironments(env),
    besideDocument(beside),
    virtualEnvironments(home),
    condaEnvironments(home),
    pythonOnPath(env),
  ]);
  const distinctPaths = new Map<string, string>();
  for (const candidate of groups.flat()) {
    const full = await placeOf(candidate);
    if (!distinctPaths.has(full)) distinctPaths.set(full, candidate);
  }
  return [...distinctPaths.values()].slice(0, MOST_CANDIDATES);
}

/** What is compared: Python finds its environment beside the link to it, so only folders are followed. */
async function placeOf(candidate: string): Promise<string> {
  const isFolder = await stat(candidate).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
  const followed = isFolder ? candidate : path.dirname(candidate);
  const place = await realpath(followed).catch(() => followed);
  return isFolder ? place : path.join(place, path.basename(candidate));
}

/** The active environment, else the Python that a shell finds; null without either. */
export async function currentEnvironment(env: NodeJS.ProcessEnv): Promise<string | null> {
  const [first] = [...(await activeEnvironments(env)), ...(await pythonOnPath(env))];
  return first ?? null;
}

const activeEnvironments = (env: NodeJS.ProcessEnv): Promise<string[]> =>
  existing(
    [env.VIRTUAL_ENV, env.CONDA_PREFIX].filter(
      (folder): folder is string => folder !== undefined && path.isAbsolute(folder),
    ),
  );

async function virtualEnvironments(home: string): Promise<string[]> {
  const inside = await folders(path.join(home, '.venvs'));
  return [...(await existing([path.join(home, 'venv'), path.join(home, '.venv')])), ...inside];
}

async function condaEnvironments(home: string): Promise<string[]> {
  const listed = await readFile(path.join(home, '.conda', 'environments.txt'), 'utf8').catch(
    () => '',
  );
  const lines = listed
    .split(/\r?\n/)
    .slice(0, MOST_ENTRIES)
    .map((line) => line.trim())
    .filter((line) => path.isAbsolute(line));
  const inside = await Promise.all(CONDAS.map((conda) => folders(path.join(home, conda, 'envs'))));
  return [...(await existing(lines)), ...inside.flat()];
}

/** The first Python that a shell would find. */
async function pythonOnPath(env: NodeJS.ProcessEnv): Promise<string[]> {
  const names = process.platform === 'win32' ? ['python.exe'] : ['python3', 'python'];
  for (const folder of (env.PATH ?? '').split(path.delimiter).slice(0, MOST_ENTRIES))
    if (path.isAbsolute(folder))
      for (const name of names) {
        const file = path.join(folder, name);
        if (await isThere(file)) return [file];
      }
  return [];
}

/** Checkouts among a folder, its parent, and what is in either. */
async function besideDocument(beside: readonly string[]): Promise<string[]> {
  const near = [...new Set(beside.flatMap((folder) => [folder, path.dirname(folder)]))];
  const inside = await Promise.all(near.map(folders));
  const all = [...new Set([...near, ...inside.flat()])];
  const are = await Promise.all(all.map(isCheckout));
  return all.filter((_, i) => are[i]);
}

const isCheckout = async (folder: string): Promise<boolean> =>
  (await existing(DECISIVE_FILES.map((file) => path.join(folder, file)))).length > 0;

/** The folders in a folder, links to folders among them. */
async function folders(folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .slice(0, MOST_ENTRIES)
    .map(({ name }) => path.join(folder, name))
    .sort();
}

async function existing(paths: readonly string[]): Promise<string[]> {
  const are = await Promise.all(paths.map(isThere));
  return paths.filter((_, i) => are[i]);
}

/** Ends with the signal, whatever the disk does. */
function within<T>(signal: AbortSignal, task: Promise<T>): Promise<T> {
  return Promise.race([
    task,
    new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
    ),
  ]);
}

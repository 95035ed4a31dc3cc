/** What became of the points of a written sweep, from what its scripts left in the folder. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { readText } from '../session/openText';
import { manifestOf } from './read';

const LIMIT = 64 * 1024 * 1024;

/**
 * `done`: the payload ran to its end as it is now. `failed`: its last run ended with an error. `started`: it began, and
 * runs or was interrupted. `remaining`: it has not run, or its payload changed since.
 */
export const RUN_STATES = ['done', 'failed', 'started', 'remaining'] as const;
export type RunState = (typeof RUN_STATES)[number];

export interface PointRun {
  readonly name: string;
  readonly state: RunState;
  /** How its last run failed. */
  readonly failure?: string;
}

export interface SweepStatus {
  readonly name: string;
  readonly points: readonly PointRun[];
  /** Points without a payload. */
  readonly skipped: number;
}

/** Reads the folder of a sweep. Throws an `AppError` when it holds none. */
export async function sweepStatus(folder: string, shown: string): Promise<SweepStatus> {
  const file = await readText(path.join(folder, 'sweep.json'), {
    shown: path.join(shown, 'sweep.json'),
    limit: LIMIT,
    expected: 'sweep',
  });
  if (!file.ok) throw file.error;
  const manifest = manifestOf(file.text);
  if (!manifest) throw new AppError('sweep-folder-invalid', { path: shown });
  const points: PointRun[] = [];
  let skipped = 0;
  for (const { name, file: payload } of manifest.points)
    if (payload === null) skipped += 1;
    else points.push(await pointRun(folder, name, payload));
  return { name: manifest.name, points, skipped };
}

async function pointRun(folder: string, name: string, payload: string): Promise<PointRun> {
  const left = (what: string) => bytesOf(path.join(folder, 'state', `${name}.${what}`));
  const [wanted, ran] = await Promise.all([bytesOf(path.join(folder, payload)), left('done')]);
  if (wanted && ran?.equals(wanted)) return { name, state: 'done' };
  const failure = await left('failed');
  if (failure) return { name, state: 'failed', failure: failure.toString().trim() };
  return { name, state: !ran && (await left('log')) ? 'started' : 'remaining' };
}

/** A file's bytes; null when it does not exist. */
const bytesOf = (file: string): Promise<Buffer | null> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

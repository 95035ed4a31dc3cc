/** What became of the points of a written sweep. */
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import type { RunState } from '../../../shared/runs/state';
import { RunReader } from '../runs/readRun';
import { readText } from '../session/openText';
import { manifestOf } from './read';

const LIMIT = 64 * 1024 * 1024;

export interface PointRun {
  readonly name: string;
  readonly state: RunState;
  /** Why it has that state, a sentence each. */
  readonly evidence: readonly string[];
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
  for (const { name, file: payload } of manifest.points)
    if (payload !== null) {
      const run = new RunReader(path.join(folder, path.dirname(payload)));
      const { state, evidence } = await run.read();
      points.push({ name, state, evidence });
    }
  return { name: manifest.name, points, skipped: manifest.points.length - points.length };
}

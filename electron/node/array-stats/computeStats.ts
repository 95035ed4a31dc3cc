/** One streamed pass over the arrays of a dataset that PtychoPINN reads. Needs no Electron. */

import {
  type ArrayStats,
  type DatasetStats,
  MEASURED_ARRAYS,
  type PositionStats,
} from '../../../shared/dataset/arrayStats';
import type { MemberProblem } from '../../../shared/dataset/facts';
import type { NpyHeader } from '../../../shared/dataset/npyHeader';
import { AppError } from '../../../shared/errors/appError';
import type { JobContext } from '../jobs/jobContext';
import { itemSize } from '../npz/decode';
import { MemberCache } from '../npz/memberCache';
import { OpenNpz } from '../npz/openNpz';
import { countOf, visitArray } from './chunks';
import { computingStats, type StatsComputation } from './computing';
import { positionFacts } from './positions';

interface Readable {
  readonly name: string;
  readonly header: NpyHeader;
  readonly bytes: number;
}

/**
 * Statistics of the dataset at `path`. Memory stays bounded whatever the size or compression of the arrays. Arrays
 * that cannot be read are listed in the result; throws an `AppError` when the file is no npz at all, and the reason of
 * the signal. Progress is in bytes of all arrays.
 */
export async function computeStats(path: string, context: JobContext): Promise<DatasetStats> {
  // Nothing is read twice, so nothing is kept.
  const npz = await OpenNpz.open(path, new MemberCache(0));
  try {
    return await measure(npz, context);
  } finally {
    await npz.close();
  }
}

async function measure(npz: OpenNpz, context: JobContext): Promise<DatasetStats> {
  const unread: MemberProblem[] = [];
  const readable: Readable[] = [];
  for (const name of MEASURED_ARRAYS.filter((known) => npz.has(known))) {
    const array = await attempt(name, unread, () => openArray(npz, name));
    if (array) readable.push(array);
  }
  const patterns = ['diffraction', 'diff3d'].find((known) =>
    readable.some(({ name }) => name === known),
  );
  const total = readable.reduce((sum, { bytes }) => sum + bytes, 0);
  const found = new Map<string, StatsComputation>();
  let before = 0;
  for (const { name, header, bytes } of readable) {
    const start = before;
    const own: JobContext = {
      signal: context.signal,
      progress: (done) => context.progress(start + done, total),
    };
    const measured = await attempt(name, unread, async () => {
      const array = computingStats(name, header, name === patterns);
      await visitArray(npz, name, array.visitors, own);
      return array;
    });
    if (measured) found.set(name, measured);
    before += bytes;
  }
  const arrays = [...found.values()].map((array) => array.values());
  return {
    version: 3,
    fingerprint: npz.fingerprint,
    arrays,
    unread,
    patterns: found.get(patterns ?? '')?.patterns() ?? null,
    probe: found.get('probeGuess')?.probe() ?? null,
    positions: positionsOf(found),
    twoStacks: twoStacks(npz, arrays),
  };
}

async function openArray(npz: OpenNpz, name: string): Promise<Readable> {
  const header = await npz.header(name);
  return { name, header, bytes: countOf(header) * itemSize(name, header) };
}

/** The result of `work`; undefined when the array is unusable, which is noted. */
async function attempt<T>(
  name: string,
  unread: MemberProblem[],
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    unread.push({ name, code: error.code, problem: error.message });
    return undefined;
  }
}

function positionsOf(found: ReadonlyMap<string, StatsComputation>): PositionStats | null {
  const [x, y] = [found.get('xcoords')?.list, found.get('ycoords')?.list];
  return x && y && x.length === y.length ? positionFacts({ x, y }) : null;
}

/** Other bytes may be the same numbers under another dtype or order. */
function twoStacks(npz: OpenNpz, arrays: readonly ArrayStats[]): DatasetStats['twoStacks'] {
  const [one, other] = ['diffraction', 'diff3d'].map((name) =>
    arrays.find((array) => array.name === name),
  );
  if (!one || !other) return null;
  const near = (a: number | null, b: number | null) =>
    Math.abs((a ?? 0) - (b ?? 0)) <= 1e-3 * Math.abs(a ?? 0);
  const same =
    npz.sameBytes(one.name, other.name) ||
    (one.count === other.count &&
      one.nan === other.nan &&
      near(one.max, other.max) &&
      near(one.mean, other.mean) &&
      near(one.energy, other.energy));
  return same ? 'same' : 'different';
}

/** A dataset's patterns, positions, probe and object, as the checks of the network's input take them. */
import { shapeText } from '../../../shared/dataset/probeSize';
import { AppError } from '../../../shared/errors/appError';
import type { Field, InputSource } from '../../../shared/plan/input/field';
import type { JobContext } from '../jobs/jobContext';
import type { OpenNpz } from '../npz/openNpz';
import { type Plane, readPlane } from '../pictures/plane';
import { readPositions } from '../pictures/positions';

/** Modes of a probe that are added. */
const MOST_MODES = 64;

/** What is read of a dataset beside its patterns. */
type Known = Omit<InputSource, 'pattern'>;

/** Datasets whose positions, probe and object are kept while their files are the same: one pattern after another is asked for. */
const MOST = 2;

export class InputSources {
  /** By fingerprint and array, the most recently used last. */
  private readonly known = new Map<string, Known>();

  /**
   * What an open file holds. Patterns are read one at a time; what is missing or unusable beside them is null: findings
   * say why. @param array name of the patterns. Throws an `AppError` when they are no stack of square patterns.
   */
  async of(npz: OpenNpz, array: string, context: JobContext): Promise<InputSource> {
    const key = `${npz.fingerprint} ${array}`;
    const known = this.known.get(key) ?? (await readKnown(npz, array, context));
    this.known.delete(key);
    this.known.set(key, known);
    const [oldest] = this.known.keys();
    if (oldest !== undefined && this.known.size > MOST) this.known.delete(oldest);
    return {
      ...known,
      pattern: async (index) => amplitudes(await readPlane(npz, array, index, context)),
    };
  }
}

async function readKnown(npz: OpenNpz, array: string, context: JobContext): Promise<Known> {
  const { planes, rows, columns } = await readPlane(npz, array, 0, context);
  if (rows !== columns)
    throw new AppError('patterns-not-square', { array, shape: shapeText([rows, columns]) });
  const positions = await usable(readPositions(npz, context));
  const probe = await usable(readProbe(npz, context));
  return {
    count: planes,
    side: rows,
    positions: positions?.count === planes ? positions : null,
    probe: probe?.rows === rows && probe.columns === rows ? probe : null,
    object: await usable(readPlane(npz, 'objectGuess', 0, context).then(fieldOf)),
  };
}

/** Null instead of a failure with a code; the end of the job is none. */
async function usable<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled') return null;
    throw error;
  }
}

/** The probe's modes, added as PtychoPINN's amplitude model adds their waves. */
async function readProbe(npz: OpenNpz, context: JobContext): Promise<Field> {
  const first = await readPlane(npz, 'probeGuess', 0, context);
  const sum = fieldOf(first);
  for (let mode = 1; mode < Math.min(first.planes, MOST_MODES); mode++) {
    const { data } = fieldOf(await readPlane(npz, 'probeGuess', mode, context));
    for (let at = 0; at < data.length; at++) sum.data[at] = (sum.data[at] ?? 0) + (data[at] ?? 0);
  }
  return sum;
}

function fieldOf({ rows, columns, data, complex }: Plane): Field {
  const out = new Float64Array(2 * rows * columns);
  for (let at = 0; at < rows * columns; at++) {
    out[2 * at] = (complex ? data[2 * at] : data[at]) ?? 0;
    out[2 * at + 1] = complex ? (data[2 * at + 1] ?? 0) : 0;
  }
  return { rows, columns, data: out };
}

/** Of complex patterns, as the pictures show them. */
function amplitudes({ rows, columns, data, complex }: Plane): ArrayLike<number> {
  if (!complex) return data;
  return Float64Array.from({ length: rows * columns }, (_, at) =>
    Math.hypot(data[2 * at] ?? 0, data[2 * at + 1] ?? 0),
  );
}

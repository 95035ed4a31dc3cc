/** The intensity of a dataset's probe. */
import { AppError } from '../../../shared/errors/appError';
import type { ProbeIntensity } from '../../../shared/plan/groups/probe';
import type { JobContext } from '../jobs/jobContext';
import type { OpenNpz } from '../npz/openNpz';
import { type Plane, readPlane } from '../pictures/plane';

/** Modes of a probe that are summed up. */
const MOST_MODES = 64;

/** Summed over the modes; null for a probe that is not there, not square, or cannot be read: findings say so. */
export async function readProbe(npz: OpenNpz, context: JobContext): Promise<ProbeIntensity | null> {
  try {
    const first = await readPlane(npz, 'probeGuess', 0, context);
    const { rows, columns, planes } = first;
    if (rows !== columns || planes > MOST_MODES) return null;
    const values = new Float64Array(rows * columns);
    addIntensity(values, first);
    for (let mode = 1; mode < planes; mode++)
      addIntensity(values, await readPlane(npz, 'probeGuess', mode, context));
    return { side: rows, values };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled') return null;
    throw error;
  }
}

function addIntensity(values: Float64Array, { data, complex }: Plane): void {
  for (let i = 0; i < values.length; i++) {
    const [re, im] = complex ? [data[2 * i] ?? 0, data[2 * i + 1] ?? 0] : [data[i] ?? 0, 0];
    values[i] = (values[i] ?? 0) + re * re + im * im;
  }
}

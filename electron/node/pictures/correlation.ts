/** The ring correlation of two planes, at the size that the files have. */
import { AppError } from '../../../shared/errors/appError';
import { type AlignedCorrelation, alignedCorrelation } from '../../../shared/runs/compare/align';
import type { Field } from '../../../shared/runs/compare/ringCorrelation';
import type { JobContext } from '../jobs/jobContext';
import type { OpenFiles } from '../npz/openFiles';
import type { CorrelationTask } from './messages';
import { type Plane, readPlane } from './plane';
import { amplitude } from './stats';

/** Throws an `AppError` where an array cannot be drawn, or the two cannot be correlated. */
export async function correlate(
  files: OpenFiles,
  { one, other, part }: CorrelationTask,
  context: JobContext,
): Promise<AlignedCorrelation> {
  const read = ({ path, array }: CorrelationTask['one']) =>
    files.use(path, async (npz) => fieldOf(await readPlane(npz, array, 0, context), part));
  const first = await read(one);
  const second = await read(other);
  context.signal.throwIfAborted();
  return alignedCorrelation(first, second);
}

function fieldOf({ data, complex, rows, columns }: Plane, part: CorrelationTask['part']): Field {
  const size = { width: columns, height: rows };
  if (!complex) {
    if (part === 'phase') throw new AppError('correlation-part', { part });
    return { ...size, values: data };
  }
  const values = new Float64Array(rows * columns);
  for (let at = 0; at < values.length; at++) {
    const [re, im] = [data[2 * at] ?? 0, data[2 * at + 1] ?? 0];
    // Where nothing was reconstructed, there is no phase either.
    values[at] =
      part === 'phase' && (re !== 0 || im !== 0) ? Math.atan2(im, re) : amplitude(re, im);
  }
  return { ...size, values };
}

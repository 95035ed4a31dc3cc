/** An array's values from first to last in the order of the file, a chunk at a time, whatever its size. */
import type { NpyHeader } from '../../../shared/dataset/npyHeader';
import type { JobContext } from '../jobs/jobContext';
import { decode, itemSize } from '../npz/decode';
import type { OpenNpz } from '../npz/openNpz';

const CHUNK_BYTES = 2 * 1024 * 1024;

/** Takes the next values; interleaved real and imaginary parts when complex. The buffer is used again afterwards. */
export interface Visitor {
  take(values: Float64Array): void;
}

/** Passes every value of the array to each visitor. Throws an `AppError`, or the reason of the signal. */
export async function visitArray(
  npz: OpenNpz,
  name: string,
  visitors: readonly Visitor[],
  context: JobContext,
): Promise<void> {
  const header = await npz.header(name);
  const item = itemSize(name, header);
  const total = countOf(header) * item;
  const step = Math.floor(CHUNK_BYTES / item) * item;
  const inner: JobContext = { signal: context.signal, progress: () => {} };
  let work = new Float64Array(0);
  for (let at = 0; at < total; at += step) {
    context.signal.throwIfAborted();
    const length = Math.min(step, total - at);
    const bytes = await npz.data(name, at, length, inner);
    const { data } = await decode(bytes, header.descr, [length / item]);
    // One type for all dtypes: loops over it stay fast.
    if (work.length < data.length) work = new Float64Array(data.length);
    work.set(data);
    const values = work.subarray(0, data.length);
    for (const visitor of visitors) visitor.take(values);
    context.progress(at + length, total);
  }
}

/** Number of elements. */
export const countOf = ({ shape }: Pick<NpyHeader, 'shape'>): number =>
  shape.reduce((product, n) => product * n, 1);

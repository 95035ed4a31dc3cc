/** Boxes of an npy array, read from bytes at any offset. */
import type { NpyHeader } from '../../../../shared/dataset/npyHeader';
import { readUnicodeText } from '../../../../shared/dataset/unicodeText';
import {
  isNumberArray,
  isNumberDtype,
  type NumberArray,
  plainArray,
  type SourceArray,
  type SourceValues,
} from '../../../../shared/prepare/source';
import type { JobContext } from '../../jobs/jobContext';
import { decode } from '../../npz/decode';
import { type Asked, countsOf, productOf, type Span, takeBox } from './box';

/** The bytes at an offset behind the header. */
export type ReadBytes = (offset: number, length: number, context: JobContext) => Promise<Buffer>;

/** A span that holds the box and little else is read at once. */
const MOST_SPAN = 4 * 1024 * 1024;

/** The array as it is listed. */
export function npyArray(path: string, { dtype, descr, shape }: NpyHeader): SourceArray {
  const text = dtype === 'str' || dtype === 'bytes';
  const readable = isNumberDtype(dtype) ? dtype : text ? 'text' : 'other';
  return plainArray({ path, shape: [...shape], dtype: readable, type: descr });
}

/** Values of a box. A Fortran-ordered array is read as the reversed C-ordered one that it is. */
export async function readNpyBox(
  header: NpyHeader,
  { dtype, box }: Asked,
  read: ReadBytes,
  context: JobContext,
): Promise<SourceValues> {
  const item = itemBytes(header);
  const counts = countsOf(box);
  const stored = header.fortranOrder ? [...box].reverse() : box;
  const shape = header.fortranOrder ? [...header.shape].reverse() : header.shape;
  const total = productOf(counts) * item;
  let done = 0;
  const inner: JobContext = { signal: context.signal, progress: () => {} };
  const parts = await storedBox(shape, stored, item, async (offset, length) => {
    const bytes = await read(offset, length, inner);
    done += length;
    context.progress(Math.min(done, total), total);
    return bytes;
  });
  const bytes = header.fortranOrder ? turned(parts, countsOf(stored), item) : parts;
  const { data } = await decode(bytes, header.descr, [productOf(counts)]);
  return { dtype, shape: counts, data: numberArray(data) };
}

/** The texts of an array of strings or bytes. */
export function readNpyTexts(header: NpyHeader, stored: Buffer): string[] {
  const { descr, shape, fortranOrder } = header;
  const item = itemBytes(header);
  const bytes = fortranOrder ? turned(stored, [...shape].reverse(), item) : stored;
  return Array.from({ length: productOf(shape) }, (_, at) => {
    const one = bytes.subarray(at * item, (at + 1) * item);
    if (descr.includes('U')) return readUnicodeText(one, !descr.startsWith('>')) ?? '';
    return one.toString('utf8').replace(/\0+$/, '');
  });
}

/** Bytes of one element of a descriptor such as `<f4`, `|S9` or `<U3`. */
export function itemBytes({ descr }: Pick<NpyHeader, 'descr'>): number {
  const size = Number(/\d+$/.exec(descr)?.[0] ?? 0);
  return descr.includes('U') ? size * 4 : size;
}

/** Decoded numbers as a typed array. */
export const numberArray = (data: ArrayLike<number>): NumberArray =>
  isNumberArray(data) ? data : Float64Array.from(data);

/** The box of a C-ordered array: one span of bytes where little else is in it, else one for each index of the first axis. */
async function storedBox(
  shape: readonly number[],
  box: readonly Span[],
  item: number,
  read: (offset: number, length: number) => Promise<Buffer>,
): Promise<Buffer> {
  const counts = countsOf(box);
  if (productOf(counts) === 0) return Buffer.alloc(0);
  const out = Buffer.allocUnsafe(productOf(counts) * item);
  let to = 0;
  const walk = async (axis: number, from: number): Promise<void> => {
    const rest = shape.slice(axis);
    const [first, ...others] = box.slice(axis);
    if (!first) {
      to += (await read(from, item)).copy(out, to);
      return;
    }
    const stride = productOf(rest.slice(1)) * item;
    const wanted = first.count * productOf(countsOf(others)) * item;
    const span = first.count * stride;
    if (span === wanted || span <= MOST_SPAN || span <= 2 * wanted) {
      const bytes = await read(from + first.start * stride, span);
      const inside = [{ start: 0, count: first.count }, ...others];
      to += takeBox(bytes, [first.count, ...rest.slice(1)], inside, item).copy(out, to);
      return;
    }
    for (let index = first.start; index < first.start + first.count; index += 1)
      await walk(axis + 1, from + index * stride);
  };
  await walk(0, 0);
  return out;
}

/** The elements with the order of the axes reversed. */
function turned(bytes: Buffer, shape: readonly number[], item: number): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  const target = [...shape].reverse();
  // Step in the result for one step along each axis of the source.
  const steps = shape.map((_, axis) => productOf(target.slice(shape.length - axis)) * item);
  let from = 0;
  const walk = (axis: number, to: number): void => {
    const length = shape[axis] ?? 0;
    const step = steps[axis] ?? item;
    if (axis === shape.length - 1) {
      for (let index = 0; index < length; index += 1) {
        bytes.copy(out, to + index * step, from, from + item);
        from += item;
      }
      return;
    }
    for (let index = 0; index < length; index += 1) walk(axis + 1, to + index * step);
  };
  if (shape.length > 0) walk(0, 0);
  else bytes.copy(out);
  return out;
}

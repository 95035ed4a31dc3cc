/** Boxes of arrays: what is asked for, checked against the array and the limits, before a byte is read. */
import { shapeText } from '../../../../shared/dataset/probeSize';
import { AppError, appErrorOf } from '../../../../shared/errors/appError';
import {
  type Box,
  isNumberDtype,
  MOST_AT_ONCE,
  type NumberDtype,
  type SourceArray,
  type SourceFile,
} from '../../../../shared/prepare/source';

export interface Span {
  readonly start: number;
  readonly count: number;
}

/** Texts that are read at once. */
const MOST_TEXTS = 100_000;

export const productOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a * b, 1);

export const countsOf = (box: readonly Span[]): number[] => box.map(({ count }) => count);

/** Bytes of one element in a file. */
export const bytesOf = (dtype: NumberDtype): number =>
  dtype === 'bool' ? 1 : Number(/\d+$/.exec(dtype)?.[0]) / 8;

export interface Asked {
  readonly array: SourceArray;
  readonly dtype: NumberDtype;
  readonly box: readonly Span[];
}

/** The box of an array of numbers that is asked for. Throws an `AppError` for one that cannot be read. */
export function demandBox(file: SourceFile, path: string, box: Box): Asked {
  const array = demandArray(file, path);
  const { shape, dtype, type } = array;
  if (!isNumberDtype(dtype)) throw new AppError('source-type', { array: path, type });
  const whole = box ?? shape.map((count) => ({ start: 0, count }));
  if (whole.length !== shape.length || !whole.every((span, axis) => isInside(span, shape[axis])))
    throw new AppError('source-box', {
      array: path,
      shape: shapeText(shape),
      box: `[${whole.map(({ start, count }) => `${start}:${start + count}`).join(', ')}]`,
    });
  const bytes = bytesOf(dtype) * productOf(countsOf(whole));
  if (bytes > MOST_AT_ONCE)
    throw new AppError('source-read-large', { array: path, bytes, limit: MOST_AT_ONCE });
  return { array, dtype, box: whole };
}

/** The array of texts of that path. Throws an `AppError` for one that is none, or has too many. */
export function demandTexts(file: SourceFile, path: string): SourceArray {
  const array = demandArray(file, path);
  const count = productOf(array.shape);
  if (array.dtype !== 'text')
    throw new AppError('source-not-text', { array: path, dtype: array.dtype });
  if (count > MOST_TEXTS)
    throw new AppError('source-texts-many', { array: path, count, limit: MOST_TEXTS });
  return array;
}

function demandArray({ arrays }: SourceFile, path: string): SourceArray {
  const array = arrays.find((one) => one.path === path);
  if (!array) throw new AppError('source-array-missing', { array: path });
  if (array.problem) throw appErrorOf(array.problem);
  return array;
}

const isInside = ({ start, count }: Span, length = 0): boolean =>
  Number.isSafeInteger(start) &&
  Number.isSafeInteger(count) &&
  start >= 0 &&
  count >= 0 &&
  start + count <= length;

/** The bytes of a box out of those of an array of that shape, in C order. */
export function takeBox(
  bytes: Buffer,
  shape: readonly number[],
  box: readonly Span[],
  item: number,
): Buffer {
  const counts = countsOf(box);
  // Trailing axes that are taken whole, and the one before them, are one run.
  let split = shape.length;
  while (split > 0 && counts[split - 1] === shape[split - 1]) split -= 1;
  if (split === 0) return bytes;
  const strides = shape.map((_, axis) => productOf(shape.slice(axis + 1)) * item);
  const out = Buffer.allocUnsafe(productOf(counts) * item);
  let to = 0;
  const copy = (axis: number, from: number): void => {
    const { start = 0, count = 0 } = box[axis] ?? {};
    const stride = strides[axis] ?? item;
    if (axis === split - 1) {
      const at = from + start * stride;
      to += bytes.copy(out, to, at, at + count * stride);
      return;
    }
    for (let index = start; index < start + count; index += 1)
      copy(axis + 1, from + index * stride);
  };
  copy(0, 0);
  return out;
}

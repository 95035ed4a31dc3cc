/** The arrays that a recipe names, in the files that are open. */

import { AppError, appErrorOf } from '../errors/appError';
import { starPattern } from '../values/starPattern';
import { factorOf, kindOf } from './quantity';
import { type ArrayRef, type Quantity, refText } from './refs';
import type {
  Box,
  NumberArray,
  NumberDtype,
  SmallValue,
  Source,
  SourceArray,
  SourceFile,
} from './source';
import type { Values } from './step';
import { gather, viewOf } from './view';

/** The open files of a dataset, and how reading them is cancelled. */
export interface Files {
  readonly sources: readonly Source[];
  readonly signal?: AbortSignal;
}

/** An array, or several that are joined along their first axis. */
export interface ArrayReader {
  readonly shape: readonly number[];
  readonly dtype: NumberDtype;
  /** Frames that are stored together. */
  readonly chunk: number;
  readonly read: (box: NonNullable<Box>) => Promise<NumberArray>;
  /** Arrays that match, but cannot be read: dead links. */
  readonly leftOut: readonly string[];
}

/** Arrays with that path, in which a `*` is any text within one part; several in the order of their numbers. */
export function matchingArrays(
  { arrays }: Pick<SourceFile, 'arrays'>,
  path: string,
): SourceArray[] {
  if (!path.includes('*')) return arrays.filter((array) => array.path === path);
  const pattern = starPattern(path, '[^/]*');
  return arrays
    .filter((array) => pattern.test(array.path))
    .sort((a, b) => byNumber(a.path, b.path));
}

const collator = new Intl.Collator('en', { numeric: true });
const byNumber = (a: string, b: string): number => collator.compare(a, b);

/** Throws an `AppError` when there is no such array, or it cannot be read. */
export function readerOf({ sources, signal }: Files, ref: ArrayRef): ArrayReader {
  const source = sources[ref.file - 1];
  if (!source) throw new AppError('recipe-file-missing', { file: ref.file, count: sources.length });
  const found = matchingArrays(source.file, ref.path);
  const [first] = found;
  if (!first) throw new AppError('array-missing', { array: refText(ref) });
  const readable = found.filter(({ problem }) => problem === null);
  const [model] = readable;
  if (!model) throw unreadable(ref, first);
  const dtype = numbersOf(model);
  const options = signal ? { signal } : {};
  const read = async ({ path }: SourceArray, box: NonNullable<Box>) =>
    (await source.read(path, box, options)).data;
  const chunk = model.chunks?.[0] ?? 1;
  if (found.length === 1 && !ref.path.includes('*'))
    return { shape: model.shape, dtype, chunk, leftOut: [], read: (box) => read(model, box) };
  const leftOut = found.flatMap(({ path, problem }) => (problem === null ? [] : [path]));
  for (const array of readable)
    if (array.dtype !== dtype || array.shape.slice(1).join() !== model.shape.slice(1).join())
      throw new AppError('arrays-differ', {
        arrays: refText(ref),
        first: model.path,
        other: array.path,
      });
  const starts = [0];
  for (const { shape } of readable) starts.push((starts.at(-1) ?? 0) + (shape[0] ?? 0));
  return {
    shape: [starts.at(-1) ?? 0, ...model.shape.slice(1)],
    dtype,
    chunk,
    leftOut,
    read: async ([along = { start: 0, count: 0 }, ...rest]) => {
      const parts: NumberArray[] = [];
      for (const [i, array] of readable.entries()) {
        const start = Math.max(along.start - (starts[i] ?? 0), 0);
        const end = Math.min(along.start + along.count - (starts[i] ?? 0), array.shape[0] ?? 0);
        if (end > start) parts.push(await read(array, [{ start, count: end - start }, ...rest]));
      }
      return joined(parts);
    },
  };
}

function joined(parts: readonly NumberArray[]): NumberArray {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const out = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function unreadable(ref: ArrayRef, { problem }: SourceArray): AppError {
  const cause = problem === null ? {} : { cause: appErrorOf(problem) };
  return new AppError('array-unreadable', { array: refText(ref) }, cause);
}

function numbersOf({ dtype, path, type }: SourceArray): NumberDtype {
  if (dtype === 'text' || dtype === 'other')
    throw new AppError('array-dtype', { array: path, dtype: type });
  return dtype;
}

/** A whole array. Throws an `AppError`. */
export async function valuesOf(files: Files, ref: ArrayRef): Promise<Values> {
  const reader = readerOf(files, ref);
  const view = viewOf(reader.shape);
  const box = reader.shape.map((count) => ({ start: 0, count }));
  const complex = reader.dtype.startsWith('complex');
  if (box.some(({ count }) => count === 0))
    return { shape: reader.shape, data: new Float64Array(), complex };
  const data = gather(view, box, await reader.read(box), complex ? 2 : 1);
  return { shape: reader.shape, data, complex };
}

/** A number in eV, m, 1/m or pixels. Throws an `AppError` when the file has none there. */
export async function numberOf(files: Files, quantity: Quantity): Promise<number> {
  const { unit } = quantity;
  const kind = kindOf(unit);
  const factor = kind === null ? 1 : (factorOf(unit, kind) ?? 1);
  if ('value' in quantity) return quantity.value * factor;
  const value = await fileNumber(files, quantity);
  if (value === null || !Number.isFinite(value))
    throw new AppError('number-missing', { array: refText(quantity) });
  return value * factor;
}

async function fileNumber(
  files: Files,
  { index = 0, ...ref }: ArrayRef & { readonly index?: number | undefined },
): Promise<number | null> {
  const source = files.sources[ref.file - 1];
  if (!source)
    throw new AppError('recipe-file-missing', { file: ref.file, count: files.sources.length });
  const { file } = source;
  if (ref.attribute !== undefined) {
    const owner = [...file.arrays, ...file.groups].find(({ path }) => path === ref.path);
    return asNumber(owner?.attributes[ref.attribute], index);
  }
  const [array] = matchingArrays(file, ref.path);
  const known = asNumber(array?.value ?? undefined, index);
  return known ?? (await valuesOf(files, ref)).data[index] ?? null;
}

function asNumber(value: SmallValue | undefined, index: number): number | null {
  const one = Array.isArray(value) ? value[index] : value;
  return typeof one === 'number' ? one : null;
}

/** The kinds of files that can be read: each is one entry, and the first that recognises a file opens it. */
import path from 'node:path';
import { AppError } from '../../../../shared/errors/appError';
import type { Series } from '../../../../shared/prepare/series';
import {
  isNumberDtype,
  MOST_SHOWN,
  type SmallValue,
  SOURCE_KINDS,
  type SourceArray,
  smallValueOf,
} from '../../../../shared/prepare/source';
import { openRegularFile } from '../../dataset/regularFile';
import { knownError } from '../../files/errno';
import type { JobContext } from '../../jobs/jobContext';
import { productOf } from './box';
import { HDF5, MATLAB } from './hdf5/hdf5';
import { NPY } from './npy';
import { NPZ } from './npz';
import type { Candidate, OpenFile, Reader } from './reader';
import { openSeries } from './series';
import { TEXT } from './text';
import { TIFF } from './tiff/tiff';

const READERS: readonly Reader[] = [NPZ, NPY, MATLAB, TIFF, HDF5, TEXT];

const START = 512;

/** Opens a file, or numbered ones as one, in this thread. Throws an `AppError`. */
export function openHere({ path: full, series, allow }: Asked, context: JobContext) {
  if (series === null) return openOne(full, allow, context);
  const open = (member: string) =>
    openOne(member, allow, { signal: context.signal, progress: () => {} });
  return openSeries(full, series, open, context);
}

/** What is opened. */
interface Asked {
  /** Absolute; of a series, its folder and its pattern. */
  readonly path: string;
  readonly series: Series | null;
  /** Absolute paths that links may lead to. */
  readonly allow: readonly string[];
}

async function openOne(
  full: string,
  allow: readonly string[],
  context: JobContext,
): Promise<OpenFile> {
  const candidate = await candidateOf(full);
  for (const reader of READERS)
    if (await reader.recognises(candidate))
      return withValues(await reader.open(candidate, allow, context), context);
  const known = READERS.map(({ kind }) => SOURCE_KINDS[kind].label).join(', ');
  throw new AppError('source-unknown', { path: full, known });
}

async function candidateOf(full: string): Promise<Candidate> {
  const file = await openRegularFile(full);
  if (file.status !== 'open') throw unopened(file.error);
  const { handle, size } = file;
  try {
    if (size === 0) throw new AppError('source-empty', {});
    const start = Buffer.alloc(Math.min(START, size));
    const { bytesRead } = await handle.read(start, 0, start.length, 0);
    return {
      path: full,
      name: path.basename(full),
      bytes: size,
      start: start.subarray(0, bytesRead),
    };
  } finally {
    await handle.close();
  }
}

/** The words of a dataset's file ask for an .npz. */
function unopened({ code, parameters, cause }: AppError): AppError {
  const path = 'path' in parameters ? String(parameters.path) : '';
  const options = { cause };
  if (code === 'dataset-missing') return new AppError('file-missing', { path }, options);
  if ('folder' in parameters)
    return new AppError('file-not-regular', { path, folder: parameters.folder === true }, options);
  const errno = 'errno' in parameters ? String(parameters.errno) : '';
  return new AppError('file-unreadable', { path, errno }, options);
}

/** The file with the values of its scalars and short lists. */
async function withValues(open: OpenFile, context: JobContext): Promise<OpenFile> {
  const arrays: SourceArray[] = [];
  for (const array of open.file.arrays)
    arrays.push({ ...array, value: await shownOf(open, array, context) });
  return { ...open, file: { ...open.file, arrays } };
}

async function shownOf(
  { file, read, readText }: OpenFile,
  { path: name, shape, dtype, problem, attributes }: SourceArray,
  context: JobContext,
): Promise<SmallValue | null> {
  const count = productOf(shape);
  if (problem || count === 0 || file.kind === 'text') return null;
  try {
    if (dtype === 'text')
      return count > MOST_SHOWN.texts ? null : smallValueOf(await readText(name, context), shape);
    const isComplex = dtype.startsWith('complex');
    if (!isNumberDtype(dtype) || isComplex || count > MOST_SHOWN.numbers) return null;
    const numbers = Array.from((await read(name, null, context)).data);
    // MATLAB stores texts as codes of UTF-16.
    if (attributes['MATLAB_class'] === 'char') return String.fromCharCode(...numbers);
    return smallValueOf(dtype === 'bool' ? numbers.map(Boolean) : numbers, shape);
  } catch (error) {
    const code = knownError(error)?.code;
    if (code === undefined || code === 'cancelled') throw error;
    // It is said when the array is read.
    return null;
  }
}

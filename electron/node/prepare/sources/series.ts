/** Numbered files as one: an image of each is a frame, longer arrays are joined. Few of them are open at once. */
import path from 'node:path';
import { AppError, asAppError, errorData, isCancelled } from '../../../../shared/errors/appError';
import {
  gapsOf,
  namesOf,
  numbersOf,
  PLACE,
  patternOf,
  type Series,
} from '../../../../shared/prepare/series';
import {
  emptyLike,
  type NumberArray,
  plainArray,
  type SourceFile,
  type SourceValues,
  smallValueOf,
} from '../../../../shared/prepare/source';
import type { JobContext } from '../../jobs/jobContext';
import { Alike } from './alike';
import { countsOf, demandBox, productOf, type Span } from './box';
import { JoinedArray } from './joinedArray';
import type { OpenFile } from './reader';

/** Files that are looked at side by side while a series is opened. */
const SIDE_BY_SIDE = 8;

type Open = (full: string) => Promise<OpenFile>;

/**
 * Looks at every file once. Throws an `AppError` with the file that cannot be read, or is not like the others.
 * @param pattern absolute: the folder, and what the names have in common
 */
export async function openSeries(
  pattern: string,
  series: Series,
  open: Open,
  context: JobContext,
): Promise<OpenFile> {
  const names = namesOf(series);
  const members = new Members(path.dirname(pattern), names, open);
  const { bytes, first, arrays } = await surveyed(members, names, pattern, context);
  const joined = new Map(arrays.map((array) => [array.path, array]));
  const places = placesOf(series, arrays);
  const gaps = gapsOf(series);
  const file: SourceFile = {
    ...first,
    path: pattern,
    name: path.basename(pattern),
    series: [...series],
    bytes,
    arrays: [
      ...arrays.map((array) => array.listed()),
      ...(places
        ? [
            {
              ...plainArray({ path: PLACE, shape: [places.length], dtype: 'int64', type: 'int64' }),
              value: smallValueOf(places, [places.length]),
            },
          ]
        : []),
    ],
    problems: [
      ...first.problems,
      ...(gaps
        ? [errorData(new AppError('series-gaps', { series: patternOf(series), ...gaps }))]
        : []),
    ],
  };
  return {
    file,
    read: async (array, box, inner) => {
      const asked = demandBox(file, array, box);
      const own = joined.get(array);
      const values = own?.values() ?? (own ? null : places);
      if (values) return inMemory(values, asked.dtype, asked.box);
      if (!own?.isJoined()) return members.use(0, (one) => one.read(array, box, inner));
      return joinedBox(own, members, asked.box, inner);
    },
    readText: (array, inner) => members.use(0, (one) => one.readText(array, inner)),
    close: () => members.close(),
  };
}

interface Surveyed {
  readonly first: SourceFile;
  readonly arrays: readonly JoinedArray[];
  readonly bytes: number;
}

async function surveyed(
  members: Members,
  names: readonly string[],
  pattern: string,
  { signal, progress }: JobContext,
): Promise<Surveyed> {
  const alike = new Alike(path.basename(pattern));
  let first: SourceFile | undefined;
  let arrays: readonly JoinedArray[] = [];
  let bytes = 0;
  for (let at = 0; at < names.length; at += SIDE_BY_SIDE) {
    signal.throwIfAborted();
    const some = names.slice(at, at + SIDE_BY_SIDE);
    const files = await Promise.all(some.map((_, i) => members.look(at + i)));
    for (const [i, file] of files.entries()) {
      if (!first) {
        first = file;
        arrays = file.arrays.map((array) => new JoinedArray(array));
      }
      bytes += file.bytes;
      alike.add(file, names[at + i] ?? '');
      const byPath = new Map(file.arrays.map((array) => [array.path, array]));
      for (const array of arrays) array.add(byPath.get(array.path), names[at + i] ?? '');
    }
    progress(Math.min(at + SIDE_BY_SIDE, names.length), names.length);
  }
  alike.demand();
  if (!first) throw new AppError('source-empty', {});
  return { first, arrays, bytes };
}

/** Null where files count by several numbers, or have several frames each. */
function placesOf(series: Series, arrays: readonly JoinedArray[]): number[] | null {
  const numbers = numbersOf(series);
  const hasOneEach = arrays.some((array) => array.isJoined() && array.length() === numbers?.length);
  if (!numbers || !hasOneEach || arrays.some(({ path: name }) => name === PLACE)) return null;
  return numbers.map((number) => number - (numbers[0] ?? 0));
}

function inMemory(
  values: readonly number[],
  dtype: SourceValues['dtype'],
  [span = { start: 0, count: 0 }]: readonly Span[],
): SourceValues {
  const data = Float64Array.from(values.slice(span.start, span.start + span.count));
  return { dtype, shape: [span.count], data };
}

async function joinedBox(
  array: JoinedArray,
  members: Members,
  box: readonly Span[],
  { signal, progress }: JobContext,
): Promise<SourceValues> {
  const [along = { start: 0, count: 0 }, ...inside] = box;
  const counts = countsOf(box);
  const each = productOf(countsOf(inside));
  let out: NumberArray | undefined;
  let dtype: SourceValues['dtype'] = 'float64';
  let filled = 0;
  for (const { member, start, count } of array.membersOf(along)) {
    signal.throwIfAborted();
    const part = await members.use(member, (one) => {
      array.demandSame(one.file, members.pathOf(member));
      const own = array.isStacked ? [...inside] : [{ start, count }, ...inside];
      return one.read(array.path, own, { signal, progress: () => {} });
    });
    const width = part.data.length / Math.max(1, count * each);
    out ??= emptyLike(part.data, along.count * each * width);
    out.set(part.data, filled);
    filled += part.data.length;
    dtype = part.dtype;
    progress(filled, out.length);
  }
  return { dtype, shape: counts, data: out ?? new Float64Array() };
}

/** The files, of which the one that was read last stays open. */
class Members {
  private last: { readonly at: number; readonly file: OpenFile } | undefined;

  constructor(
    private readonly folder: string,
    private readonly names: readonly string[],
    private readonly open: Open,
  ) {}

  pathOf(at: number): string {
    return path.join(this.folder, this.names[at] ?? '');
  }

  /** What is in a file, which is closed again. */
  look(at: number): Promise<SourceFile> {
    return this.named(at, async () => {
      const opened = await this.open(this.pathOf(at));
      await opened.close();
      return opened.file;
    });
  }

  use<T>(at: number, read: (file: OpenFile) => Promise<T>): Promise<T> {
    return this.named(at, async () => {
      if (this.last?.at !== at) {
        await this.close();
        this.last = { at, file: await this.open(this.pathOf(at)) };
      }
      return read(this.last.file);
    });
  }

  async close(): Promise<void> {
    const { last } = this;
    this.last = undefined;
    await last?.file.close();
  }

  /** Whatever is wrong with a file says which one it is. */
  private async named<T>(at: number, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (cause) {
      const known = asAppError(cause);
      if (!known || isCancelled(cause)) throw cause;
      const file = this.names[at] ?? '';
      throw new AppError(
        'series-file',
        { file, at: at + 1, count: this.names.length },
        { cause: known },
      );
    }
  }
}

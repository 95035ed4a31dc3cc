/** HDF5 and MATLAB 7.3 files: CXI, NeXus, ptypy, py4DSTEM and whatever else a beamline writes with it. */

import { realpathSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError, errorData } from '../../../../../shared/errors/appError';
import type { Box, SourceFile, SourceValues } from '../../../../../shared/prepare/source';
import type { JobContext } from '../../../jobs/jobContext';
import { decode } from '../../../npz/decode';
import { countsOf, demandBox, demandTexts, productOf, type Span, takeBox } from '../box';
import { numberArray } from '../npyBytes';
import type { Candidate, OpenFile, Reader } from '../reader';
import { dtypeOf } from './dtype';
import { hdf5Error } from './failure';
import { Gate, hasSignature } from './gate';
import { H5Files } from './h5Files';
import { type Library, loadLibrary } from './library';
import { readBytes, readTexts } from './raw';
import { Resolver } from './resolve';
import { type Entry, readTree } from './tree';

/** Bytes after which a cancelled reading notices it. */
const PIECE = 32 * 1024 * 1024;
/** A chunk is decompressed whole: what is read of it is kept for the next frames. */
const MOST_KEPT = 64 * 1024 * 1024;

const gate = new Gate();

export const HDF5: Reader = {
  kind: 'hdf5',
  recognises: ({ path: file }) => hasSignature(file),
  open: (candidate, allow, context) => openHdf5(candidate, 'hdf5', allow, context),
};

export const MATLAB: Reader = {
  kind: 'matlab',
  recognises: ({ start }) => start.toString('latin1', 0, 10) === 'MATLAB 5.0' || isMatlab(start),
  open: async (candidate, allow, context) => {
    if (!isMatlab(candidate.start))
      throw new AppError('source-matlab-old', { path: candidate.path, version: '5' });
    return openHdf5(candidate, 'matlab', allow, context);
  },
};

const isMatlab = (start: Buffer): boolean => start.toString('latin1', 0, 10) === 'MATLAB 7.3';

/** Beside the bundle of the worker; in the packaged app, beside that of the command line, outside the archive. */
function pluginsFolder(): string {
  const packed = __dirname.split(`${path.sep}app.asar${path.sep}`);
  return packed.length > 1
    ? path.join(packed[0] ?? '', 'cli', 'sources', 'plugins')
    : path.join(__dirname, 'plugins');
}

async function openHdf5(
  { path: file, name, bytes }: Candidate,
  kind: 'hdf5' | 'matlab',
  allow: readonly string[],
  context: JobContext,
): Promise<OpenFile> {
  const leave = gate.enter(file, allow);
  const files = new H5Files(await loadLibrary(gate, pluginsFolder()));
  const close = async () => {
    files.close();
    leave();
  };
  try {
    const resolver = new Resolver(files, gate);
    const { arrays, groups, problems, entries } = await readTree(
      { files, gate, resolver },
      realpathSync(file),
      context,
    );
    const facts: SourceFile = {
      path: file,
      name,
      kind,
      series: null,
      bytes,
      arrays: arrays.map((array) => ({
        ...array,
        reversedAxes: array.reversedAxes || kind === 'matlab',
      })),
      groups: [...groups],
      problems: problems.map((problem) => errorData(problem)),
    };
    const values = new Values(files, entries);
    return {
      file: facts,
      read: (array, box, inner) => values.read(facts, array, box, inner),
      readText: async (array) => {
        demandTexts(facts, array);
        const { place, metadata } = values.entry(array);
        const id = files.id(place.file);
        return hdf5Reading(array, () =>
          readTexts(files.library, { id, path: place.path, metadata }),
        );
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The last block of chunks that was read. */
interface Kept {
  readonly path: string;
  readonly block: readonly Span[];
  readonly bytes: Buffer;
}

class Values {
  private readonly library: Library;
  private kept: Kept | undefined;

  constructor(
    private readonly files: H5Files,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {
    this.library = files.library;
  }

  entry(path: string): Entry {
    const entry = this.entries.get(path);
    if (!entry) throw new AppError('source-array-missing', { array: path });
    return entry;
  }

  async read(
    file: SourceFile,
    path: string,
    asked: Box,
    { signal, progress }: JobContext,
  ): Promise<SourceValues> {
    const { box, dtype } = demandBox(file, path, asked);
    const entry = this.entry(path);
    const { size, chunks } = entry.metadata;
    const counts = countsOf(box);
    const out = Buffer.allocUnsafe(productOf(counts) * size);
    let done = 0;
    for (const part of productOf(counts) === 0 ? [] : pieces(box, size, chunks?.[0] ?? 1)) {
      done += hdf5Reading(path, () => this.part(path, entry, part)).copy(out, done);
      progress(done, out.length);
      // Lets a message arrive that cancels it.
      await setImmediate();
      signal.throwIfAborted();
    }
    const { descr } = dtypeOf(entry.metadata);
    const { data } = await decode(out, descr ?? '', [productOf(counts)]);
    return { dtype, shape: counts, data: numberArray(data) };
  }

  private part(path: string, { place, metadata }: Entry, box: readonly Span[]): Buffer {
    const { kept } = this;
    const { shape, size, chunks } = metadata;
    if (kept?.path === path && contains(kept.block, box)) return cut(kept, box, size);
    const item = { id: this.files.id(place.file), path: place.path, metadata };
    const block = chunks && shape ? aligned(box, chunks, shape) : box;
    const isWorth = !same(block, box) && productOf(countsOf(block)) * size <= MOST_KEPT;
    if (box.length === 0 || !isWorth)
      return readBytes(this.library, item, box.length === 0 ? null : box);
    this.kept = { path, block, bytes: readBytes(this.library, item, block) };
    return cut(this.kept, box, size);
  }
}

function hdf5Reading<T>(path: string, read: () => T): T {
  const refused = () => gate.takeRefusals();
  refused();
  try {
    return read();
  } catch (error) {
    const files = refused();
    throw files.length > 0 ? new AppError('source-raw', { array: path, files }) : hdf5Error(error);
  }
}

/** The box in parts along its first axis that end where chunks end. */
function* pieces(
  box: readonly Span[],
  size: number,
  chunk: number,
): Generator<readonly Span[], void> {
  const [first, ...others] = box;
  if (!first) {
    yield box;
    return;
  }
  const row = productOf(countsOf(others)) * size;
  const step = Math.max(1, Math.floor(PIECE / Math.max(row, 1) / chunk)) * chunk;
  const end = first.start + first.count;
  for (let start = first.start; start < end; ) {
    const next = Math.min(end, (Math.floor(start / step) + 1) * step);
    yield [{ start, count: next - start }, ...others];
    start = next;
  }
}

const aligned = (
  box: readonly Span[],
  chunks: readonly number[],
  shape: readonly number[],
): Span[] =>
  box.map(({ start, count }, axis) => {
    const side = chunks[axis] ?? 1;
    const from = Math.floor(start / side) * side;
    const to = Math.min(shape[axis] ?? 0, Math.ceil((start + count) / side) * side);
    return { start: from, count: to - from };
  });

const same = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.every(({ start, count }, axis) => start === b[axis]?.start && count === b[axis]?.count);

const contains = (block: readonly Span[], box: readonly Span[]): boolean =>
  block.length === box.length &&
  box.every(({ start, count }, axis) => {
    const side = block[axis];
    return side !== undefined && side.start <= start && start + count <= side.start + side.count;
  });

const cut = ({ block, bytes }: Kept, box: readonly Span[], size: number): Buffer =>
  takeBox(
    bytes,
    countsOf(block),
    box.map(({ start, count }, axis) => ({ start: start - (block[axis]?.start ?? 0), count })),
    size,
  );

/** Writes the dataset that a recipe makes: some frames at a time, to new files, whole or not at all. */
import path from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { AppError } from '../../../shared/errors/appError';
import { objectShape, openPrepared, type Prepared } from '../../../shared/prepare/prepared';
import type { Recipe } from '../../../shared/prepare/recipe';
import type { Source } from '../../../shared/prepare/source';
import { probeWidth, splitOf } from '../../../shared/prepare/split';
import { writeError } from '../files/atomicWrite';
import { freeBytes } from '../files/freeBytes';
import { isThere } from '../files/isThere';
import { metadataArray } from './metadata';
import { NewFile } from './newFile';
import { type Member, NpzWriter } from './npzWriter';
import { arraysOf, bytesOf } from './outputs';
import { type HashedFile, SourceFiles } from './sourceFiles';

export interface PrepareOptions {
  /** Deflated, or stored as they are. */
  readonly compress: boolean;
  /** A file of that name is replaced, unless it is a source: the user was asked. */
  readonly replace?: boolean;
  readonly signal: AbortSignal;
  /** Patterns that are written, of how many. */
  readonly progress: (done: number, total: number) => void;
}

type Role = 'all' | 'training' | 'validation';

/** A file that was written. */
export interface Written {
  readonly path: string;
  readonly role: Role;
  readonly patterns: number;
  readonly bytes: number;
}

export interface Result {
  readonly files: readonly Written[];
  /** Pixels along one side of a pattern. */
  readonly size: number;
  /** Part of the validation patterns that share object with a training pattern; null without a split. */
  readonly leakage: number | null;
  /** The same of a random split with as many. */
  readonly randomLeakage: number | null;
  /** What was done without a step. */
  readonly notes: readonly string[];
}

/**
 * With a split, `output` NAME.npz becomes NAME_train.npz and NAME_val.npz. Throws an `AppError`, and leaves nothing then: an output
 * that is a source or exists, a disk without the space, a source that changed meanwhile, and what a file or the recipe lacks.
 * @param output absolute
 */
export async function prepare(
  recipe: Recipe,
  sources: readonly Source[],
  output: string,
  options: PrepareOptions,
): Promise<Result> {
  const { signal, compress, replace = false } = options;
  const given = await SourceFiles.of(sources);
  const prepared = await openPrepared(recipe, sources, signal);
  const { parts, ...leaked } = partsOf(recipe, prepared, output);
  await demandNew(outputsOf(recipe, output), given, replace);
  const object = objectShape(prepared.points, prepared.size);
  const shape = prepared.object ? [prepared.object.rows, prepared.object.columns] : object;
  const needed = parts.reduce(
    (sum, { frames }) => sum + bytesOf(arraysOf(prepared.frames, frames.length, shape)),
    0,
  );
  await checkSpace(output, needed * (compress ? await compressibility(prepared) : 1));
  // Read while patterns are prepared; a failure is reported below.
  const stop = new AbortController();
  const end = () => stop.abort(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  const hashing = given.hashes(stop.signal);
  hashing.catch(() => {});
  const open: NewFile[] = [];
  try {
    for (const part of parts) open.push(await NewFile.create(part.path));
    const writers = open.map(({ handle }) => new NpzWriter(handle, compress));
    await writePatterns(prepared, parts, writers, options);
    const hashes = await hashing;
    await given.check();
    const written: Written[] = [];
    for (const [i, part] of parts.entries()) {
      const writer = writers[i];
      if (!writer) continue;
      const bytes = await writeRest(prepared, part, shape, { writer, recipe, hashes, signal });
      written.push({ path: part.path, role: part.role, patterns: part.frames.length, bytes });
    }
    signal.throwIfAborted();
    for (const file of open) await file.keep(replace);
    return { files: written, size: prepared.size, ...leaked, notes: prepared.notes };
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof Error && 'errno' in error ? writeError(output, error) : error;
  } finally {
    signal.removeEventListener('abort', end);
    stop.abort();
    for (const file of open) await file.discard();
  }
}

/**
 * Throws an `AppError` where a file that `prepare` would write is a source or exists: before the patterns are looked at,
 * which may take minutes. @param output absolute
 */
export const demandOutput = async (
  recipe: Recipe,
  sources: readonly Source[],
  output: string,
): Promise<void> => demandNew(outputsOf(recipe, output), await SourceFiles.of(sources), false);

async function demandNew(
  outputs: readonly string[],
  sources: SourceFiles,
  replace: boolean,
): Promise<void> {
  for (const file of outputs) {
    await sources.refuse(file);
    if (!replace && (await isThere(file))) throw new AppError('output-exists', { path: file });
  }
}

const outputsOf = ({ split }: Recipe, output: string): readonly string[] =>
  split === null ? [output] : splitNames(output);

/** The files that a split writes in place of `output`. */
export function splitNames(output: string): readonly [training: string, validation: string] {
  const { dir, name, ext } = path.parse(output);
  return [path.join(dir, `${name}_train${ext}`), path.join(dir, `${name}_val${ext}`)];
}

/** The patterns of one file. */
interface Part {
  readonly path: string;
  readonly role: Role;
  /** Ascending. */
  readonly frames: Int32Array;
}

function partsOf(
  { split }: Recipe,
  { count, points, probe }: Prepared,
  output: string,
): Pick<Result, 'leakage' | 'randomLeakage'> & { readonly parts: readonly Part[] } {
  const all = Int32Array.from({ length: count }, (_, i) => i);
  if (split === null)
    return {
      parts: [{ path: output, role: 'all', frames: all }],
      leakage: null,
      randomLeakage: null,
    };
  const [training, validation] = splitNames(output);
  const found = splitOf(split, points.x, points.y, probeWidth(probe));
  return {
    parts: [
      { path: training, role: 'training', frames: found.training },
      { path: validation, role: 'validation', frames: found.validation },
    ],
    leakage: found.leakage,
    randomLeakage: found.randomLeakage,
  };
}

const DESCR: { readonly [dtype: string]: string } = {
  float32: '<f4',
  float64: '<f8',
  complex64: '<c8',
  int64: '<i8',
};

/** Every frame is read once, whichever files it belongs to. */
async function writePatterns(
  { frames, count, size }: Prepared,
  parts: readonly Part[],
  writers: readonly NpzWriter[],
  { signal, progress }: PrepareOptions,
): Promise<void> {
  const members: Member[] = [];
  const partOf = new Uint8Array(count);
  for (const [i, part] of parts.entries()) {
    for (const frame of part.frames) partOf[frame] = i;
    const like = { descr: DESCR[frames.dtype] ?? '<f4', shape: [part.frames.length, size, size] };
    const member = await writers[i]?.begin('diffraction', like);
    if (member) members.push(member);
  }
  const pixels = size * size;
  progress(0, count);
  for await (const { from, to, data } of frames.slabs()) {
    signal.throwIfAborted();
    for (const [i, member] of members.entries()) {
      if (parts.length === 1) await member.write(bytesIn(data));
      else await member.write(bytesIn(chosen(data, pixels, (k) => partOf[from + k] === i)));
    }
    progress(to, count);
  }
  for (const member of members) await member.end();
}

function chosen(
  data: Float32Array | Float64Array,
  pixels: number,
  isChosen: (frame: number) => boolean,
): Float32Array | Float64Array {
  const frames = Array.from({ length: data.length / pixels }, (_, k) => k).filter(isChosen);
  const out = data.slice(0, frames.length * pixels);
  frames.forEach((frame, i) => {
    out.set(data.subarray(frame * pixels, (frame + 1) * pixels), i * pixels);
  });
  return out;
}

const bytesIn = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Everything but the patterns. Returns the size of the file. */
async function writeRest(
  prepared: Prepared,
  { frames, role }: Part,
  shape: readonly number[],
  {
    writer,
    recipe,
    hashes,
    signal,
  }: {
    readonly writer: NpzWriter;
    readonly recipe: Recipe;
    readonly hashes: readonly HashedFile[];
    readonly signal: AbortSignal;
  },
): Promise<number> {
  const { points, probe, object } = prepared;
  const at = (values: Float64Array) => Float64Array.from(frames, (i) => values[i] ?? Number.NaN);
  const [x, y] = [at(points.x), at(points.y)];
  const values: { readonly [name: string]: ArrayBufferView } = {
    probeGuess: Float32Array.from(probe.data),
    objectGuess: object ? Float32Array.from(object.data) : ones(shape),
    xcoords: x,
    ycoords: y,
    xcoords_start: x,
    ycoords_start: y,
    scan_index: new BigInt64Array(frames.length),
  };
  await writer.copy('diff3d', 'diffraction', signal);
  for (const { name, dtype, shape: size } of arraysOf(prepared.frames, frames.length, shape)) {
    const value = values[name];
    if (value) await writer.array(name, { descr: DESCR[dtype] ?? '', shape: size }, bytesIn(value));
  }
  const provenance = { recipe, sources: hashes, role, patterns: frames.length };
  const { like, bytes } = metadataArray(prepared, provenance);
  await writer.array('_metadata', like, bytes);
  return writer.finish();
}

function ones(shape: readonly number[]): Float32Array {
  const out = new Float32Array(2 * shape.reduce((product, length) => product * length, 1));
  for (let i = 0; i < out.length; i += 2) out[i] = 1;
  return out;
}

/** What a few patterns become when they are deflated, of their size; a tenth more, to be sure. */
async function compressibility({ frames, count }: Prepared): Promise<number> {
  let [before, after] = [0, 0];
  for (let i = 0; i < 8; i++) {
    const at = Math.floor((i * count) / 8);
    const bytes = bytesIn(await frames.read(at, at + 1));
    before += bytes.length;
    after += (await promisify(deflateRaw)(bytes, { level: 1 })).length;
  }
  return Math.min(1, (1.1 * after) / before);
}

async function checkSpace(output: string, needed: number): Promise<void> {
  const free = await freeBytes(path.dirname(output)).catch(() => Number.POSITIVE_INFINITY);
  if (free < needed)
    throw new AppError('disk-too-small', { path: output, needed: Math.ceil(needed), free });
}

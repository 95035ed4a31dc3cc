/** Stacks of detector images in TIFF files: a page is a pattern. */

import { open } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { addDecoder, BaseDecoder, GeoTIFF, GeoTIFFImage } from 'geotiff';
import { AppError } from '../../../../../shared/errors/appError';
import { Bug, isDamage } from '../../../../../shared/errors/internal';
import {
  isNumberArray,
  isNumberDtype,
  type NumberDtype,
  plainArray,
  type SourceFile,
  type SourceValues,
} from '../../../../../shared/prepare/source';
import { FileReader } from '../../../dataset/fileReader';
import { isSystemError } from '../../../files/errno';
import type { JobContext } from '../../../jobs/jobContext';
import { type Asked, bytesOf, countsOf, demandBox, demandTexts, productOf, takeBox } from '../box';
import { readNpyBox } from '../npyBytes';
import type { Candidate, OpenFile, Reader } from '../reader';
import { type Page, type Pages, pagesOf } from './pages';

/** Stored as it is, LZW, deflate (two numbers), PackBits, Zstandard. */
const COMPRESSIONS: { readonly [id: number]: string } = {
  1: '',
  5: 'lzw',
  8: 'deflate',
  32946: 'deflate',
  32773: 'packbits',
  50000: 'zstd',
};
/** The largest detectors have 73 MB a frame. */
const MOST_PAGE = 256 * 1024 * 1024;

export const TIFF: Reader = {
  kind: 'tiff',
  recognises: ({ start }) => /^(?:II[*+]\0|MM\0[*+])/.test(start.toString('latin1', 0, 4)),
  open: openTiff,
};

/** Deflate that ends where the tile must: pako would inflate whatever comes. */
class Deflate extends BaseDecoder {
  override decodeBlock(buffer: ArrayBufferLike): ArrayBufferLike {
    const { tileWidth, tileHeight, bitsPerSample } = this.parameters;
    const bits = typeof bitsPerSample === 'number' ? [bitsPerSample] : Array.from(bitsPerSample);
    const bytes = bits.reduce((sum, one) => sum + one / 8, 0) * tileWidth * tileHeight;
    const out = inflateSync(new Uint8Array(buffer), {
      maxOutputLength: Math.max(1, Math.ceil(bytes)),
    });
    return Uint8Array.from(out).buffer;
  }
}
addDecoder([8, 32946], async () => Deflate);

async function openTiff(
  { path, name, bytes }: Candidate,
  _allow: readonly string[],
  context: JobContext,
): Promise<OpenFile> {
  const handle = await open(path, 'r');
  const reader = new FileReader(handle, bytes);
  try {
    const pages = await pagesOf(reader, bytes, (done) => context.progress(done, 0));
    const { first } = pages;
    const dtype = dtypeOf(first);
    const count = stackedBehind(pages, bytes, dtype) ?? pages.offsets.length;
    const filter = COMPRESSIONS[first.compression];
    if (filter === undefined)
      throw new AppError('tiff-sample', { page: 1, what: `the compression ${first.compression}` });
    const shape = [count, first.height, first.width, ...(first.samples > 1 ? [first.samples] : [])];
    if (productOf(shape.slice(1)) * bytesOf(dtype) > MOST_PAGE)
      throw new AppError('source-chunk-large', {
        array: name,
        bytes: productOf(shape.slice(1)) * bytesOf(dtype),
        limit: MOST_PAGE,
      });
    const array = plainArray({ path: '', shape, dtype, type: dtype });
    const file: SourceFile = {
      path,
      name,
      kind: 'tiff',
      series: null,
      bytes,
      arrays: [{ ...array, filters: filter === '' ? [] : [filter] }],
      groups: [],
      problems: [],
    };
    const read =
      count > pages.offsets.length
        ? stackReader(reader, pages, shape, dtype)
        : await pageReader(reader, file, pages, shape);
    return {
      file,
      read: (wanted, box, inner) => read(demandBox(file, wanted, box), inner),
      // It throws: numbers are no texts.
      readText: async (wanted) => [String(demandTexts(file, wanted))],
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw isDamage(error) ? damaged(error) : error;
  }
}

const FORMATS = ['', 'uint', 'int', 'float'];

function dtypeOf({ bits, format }: Page): NumberDtype {
  const dtype = `${FORMATS[format] ?? ''}${bits}`;
  if (!isNumberDtype(dtype) || dtype === 'float16' || /int64/.test(dtype))
    throw new AppError('tiff-sample', { page: 1, what: `${bits}-bit values of format ${format}` });
  return dtype;
}

/** ImageJ writes one directory for a stack of more than 4 GB: the number of images that follow each other, else undefined. */
function stackedBehind(
  { first, firstStrip, description, offsets }: Pages,
  bytes: number,
  dtype: NumberDtype,
): number | undefined {
  const images = Number(/^ImageJ=[\s\S]*?^images=(\d+)$/m.exec(description)?.[1] ?? 1);
  if (images <= 1 || offsets.length > 1 || first.compression !== 1) return undefined;
  const page = first.width * first.height * first.samples * bytesOf(dtype);
  const needed = firstStrip + images * page;
  if (needed > bytes) throw new AppError('source-cut', { bytes, needed });
  return images;
}

type Read = (asked: Asked, context: JobContext) => Promise<SourceValues>;

const KINDS = { bool: 'b', int: 'i', uint: 'u', float: 'f', complex: 'c' } as const;

/** A stack without directories is an array behind a header. */
function stackReader(
  reader: FileReader,
  { littleEndian, firstStrip }: Pages,
  shape: readonly number[],
  dtype: NumberDtype,
): Read {
  const kind = Object.entries(KINDS).find(([name]) => dtype.startsWith(name))?.[1] ?? 'u';
  const header = {
    dtype,
    descr: `${littleEndian ? '<' : '>'}${kind}${bytesOf(dtype)}`,
    shape,
    fortranOrder: false,
    dataStart: firstStrip,
    dataBytes: null,
  };
  return (asked, context) =>
    readNpyBox(
      header,
      asked,
      (offset, length) => reader.bytes(firstStrip + offset, length),
      context,
    );
}

async function pageReader(
  reader: FileReader,
  { name, bytes }: SourceFile,
  { offsets }: Pages,
  shape: readonly number[],
): Promise<Read> {
  const source = sourceOf(reader, name, bytes);
  const tiff = await library(() => GeoTIFF.fromSource(source));
  return async ({ dtype, box }, { signal, progress }) => {
    const [frames = { start: 0, count: 0 }, ...inside] = box;
    const item = bytesOf(dtype);
    const counts = countsOf(box);
    const out = Buffer.alloc(productOf(counts) * item);
    let done = 0;
    for (let page = frames.start; page < frames.start + frames.count; page += 1) {
      signal.throwIfAborted();
      const whole = await library(async () => {
        const directory = await tiff.parser.parseFileDirectoryAt(offsets[page] ?? 0);
        const image = new GeoTIFFImage(directory, tiff.littleEndian, false, source);
        return image.readRasters({ interleave: true });
      });
      const values = Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength);
      if (values.length !== productOf(shape.slice(1)) * item)
        throw new AppError('tiff-sample', { page: page + 1, what: `${values.length} bytes` });
      done += takeBox(values, shape.slice(1), inside, item).copy(out, done);
      progress(done, out.length);
    }
    return { dtype, shape: counts, data: typed(out, dtype) };
  };
}

const ARRAYS: { readonly [dtype: string]: new (buffer: ArrayBuffer) => unknown } = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  float32: Float32Array,
  float64: Float64Array,
};

function typed(bytes: Buffer, dtype: NumberDtype) {
  const Make = ARRAYS[dtype] ?? Uint8Array;
  const values = new Make(Uint8Array.from(bytes).buffer);
  if (!isNumberArray(values)) throw new Bug(`no array for ${dtype}`);
  return values;
}

/** What the library reads from: never outside the file, and never more than a page. */
function sourceOf(
  reader: FileReader,
  name: string,
  size: number,
): ConstructorParameters<typeof GeoTIFF>[0] {
  const slice = async (offset: number, length: number): Promise<ArrayBufferLike> => {
    if (length > MOST_PAGE)
      throw new AppError('source-chunk-large', { array: name, bytes: length, limit: MOST_PAGE });
    // It asks for a kilobyte behind each directory, also at the end of the file.
    const inside = Math.max(0, Math.min(length, size - offset));
    if (inside === 0 && length > 0)
      throw new AppError('source-cut', { bytes: size, needed: offset + length });
    try {
      return Uint8Array.from(await reader.bytes(offset, inside)).buffer;
    } catch (thrown) {
      // What goes wrong here is not what the library thinks of the file.
      if (thrown instanceof AppError || isSystemError(thrown) || isDamage(thrown)) throw thrown;
      throw new Bug(`${name} could not be read`, { cause: thrown });
    }
  };
  return {
    fileSize: size,
    fetch: (slices) => Promise.all(slices.map(({ offset, length }) => slice(offset, length))),
    fetchSlice: async ({ offset, length }) => ({
      offset,
      length,
      data: await slice(offset, length),
    }),
    close: async () => {},
  };
}

/** What the library throws, of whatever class, is about the bytes of the file; what it was given to read with throws its own. */
async function library<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof AppError || thrown instanceof Bug || isSystemError(thrown)) throw thrown;
    throw damaged(thrown);
  }
}

function damaged(cause: unknown): AppError {
  const text = cause instanceof Error ? cause.message : String(cause);
  return new AppError('source-damaged', { problem: text.slice(0, 200) }, { cause });
}

/** The pages of a TIFF file, before the library sees them: it follows loops and makes room for whatever a page claims. */
import { AppError } from '../../../../../shared/errors/appError';
import type { FileReader } from '../../../dataset/fileReader';

const MOST_PAGES = 200_000;
const MOST_TAGS = 4096;
/** Bytes of one value, by TIFF 6.0's field types and those of BigTIFF. */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

const TAGS: { readonly [id: number]: Tag } = {
  256: 'width',
  257: 'height',
  258: 'bits',
  259: 'compression',
  270: 'description',
  273: 'strip',
  277: 'samples',
  279: 'stripBytes',
  324: 'tile',
  325: 'tileBytes',
  339: 'format',
};
type Tag =
  | 'stripBytes'
  | 'tile'
  | 'tileBytes'
  | 'width'
  | 'height'
  | 'bits'
  | 'compression'
  | 'description'
  | 'strip'
  | 'samples'
  | 'format';

export interface Page {
  /** Where its directory is in the file. */
  readonly at: number;
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly samples: number;
  /** 1 unsigned, 2 signed, 3 float. */
  readonly format: number;
  readonly compression: number;
}

export interface Pages {
  readonly littleEndian: boolean;
  readonly first: Page;
  /** Where the data of the first page begins, which further pages without a directory follow. */
  readonly firstStrip: number;
  readonly description: string;
  readonly offsets: readonly number[];
}

/** Where each page is. Throws an `AppError` for pages that differ, loop or claim more than the file has. */
export async function pagesOf(
  reader: FileReader,
  bytes: number,
  progress: (done: number) => void,
): Promise<Pages> {
  const head = await reader.near(0, Math.min(16, bytes));
  const littleEndian = head.toString('latin1', 0, 2) === 'II';
  const file = new Directory(
    reader,
    bytes,
    littleEndian,
    littleEndian ? head[2] === 43 : head[3] === 43,
  );
  const offsets: number[] = [];
  const seen = new Set<number>();
  let first: Page | undefined;
  let start = { strip: 0, description: '' };
  for (let at = await file.firstPage(); at !== 0; ) {
    if (seen.has(at)) throw new AppError('tiff-pages-loop', { page: offsets.length });
    if (offsets.length >= MOST_PAGES) throw new AppError('tiff-pages-many', { limit: MOST_PAGES });
    seen.add(at);
    const { tags, next } = await file.page(at);
    const page = pageOf(at, tags, offsets.length + 1);
    if (!first) {
      const description = await file.text(tags.get('description'));
      start = { strip: tags.get('strip')?.first ?? 0, description };
    } else if (shapeOf(page) !== shapeOf(first))
      throw new AppError('tiff-pages-differ', {
        page: offsets.length + 1,
        shape: shapeOf(page),
        expected: shapeOf(first),
      });
    first ??= page;
    offsets.push(at);
    progress(offsets.length);
    at = next;
  }
  if (!first) throw new AppError('source-damaged', { problem: 'the TIFF file has no pages' });
  return { littleEndian, first, firstStrip: start.strip, description: start.description, offsets };
}

const KINDS = ['', 'unsigned', 'signed', 'float'];
const shapeOf = ({ width, height, bits, samples, format }: Page): string =>
  `${height} x ${width}${samples > 1 ? ` x ${samples}` : ''}, ${bits}-bit ${KINDS[format] ?? `format ${format}`}`;

interface Entry {
  /** The first value, of numbers. */
  readonly first: number;
  readonly count: number;
  /** Where its values are, and the bytes of each. */
  readonly at: number;
  readonly length: number;
}

function pageOf(at: number, tags: ReadonlyMap<Tag, Entry>, number: number): Page {
  const value = (tag: Tag, fallback: number) => tags.get(tag)?.first ?? fallback;
  const page = {
    at,
    width: value('width', 0),
    height: value('height', 0),
    bits: value('bits', 1),
    samples: value('samples', 1),
    format: value('format', 1),
    compression: value('compression', 1),
  };
  if (page.width < 1 || page.height < 1 || page.samples < 1)
    throw new AppError('source-damaged', { problem: `page ${number} has no size` });
  return page;
}

/** Reads directories of classic and of big TIFF files. */
class Directory {
  constructor(
    private readonly reader: FileReader,
    private readonly size: number,
    private readonly littleEndian: boolean,
    private readonly big: boolean,
  ) {}

  async firstPage(): Promise<number> {
    return this.big
      ? this.long(await this.bytes(8, 8), 0, 8)
      : this.long(await this.bytes(4, 4), 0, 4);
  }

  async page(at: number): Promise<{ tags: Map<Tag, Entry>; next: number }> {
    const [countBytes, entryBytes, word] = this.big ? [8, 20, 8] : [2, 12, 4];
    const count = this.long(await this.bytes(at, countBytes), 0, countBytes);
    if (count > MOST_TAGS)
      throw new AppError('source-damaged', { problem: `a TIFF page has ${count} tags` });
    const body = await this.bytes(at + countBytes, count * entryBytes + word);
    const tags = new Map<Tag, Entry>();
    for (let i = 0; i < count; i += 1) {
      const entry = this.entry(body, i * entryBytes, at + countBytes);
      const tag = TAGS[this.long(body, i * entryBytes, 2)];
      if (tag) tags.set(tag, { ...entry, first: await this.firstValue(entry) });
    }
    await this.demandWhole(tags.get('strip'), tags.get('stripBytes'));
    await this.demandWhole(tags.get('tile'), tags.get('tileBytes'));
    return { tags, next: this.long(body, count * entryBytes, word) };
  }

  /** A file that was cut short may have its directories, but not the last of the data that they lead to. */
  private async demandWhole(starts: Entry | undefined, counts: Entry | undefined): Promise<void> {
    if (!starts || !counts) return;
    const needed = (await this.lastValue(starts)) + (await this.lastValue(counts));
    if (needed > this.size) throw new AppError('source-cut', { bytes: this.size, needed });
  }

  private lastValue(entry: Entry): Promise<number> {
    const { at, count, length } = entry;
    if (count < 2) return Promise.resolve(entry.first);
    return this.firstValue({ at: at + (count - 1) * length, count: 1, length });
  }

  async text(entry: Entry | undefined): Promise<string> {
    if (!entry) return '';
    return (await this.bytes(entry.at, Math.min(entry.count, 4096))).toString('latin1');
  }

  /** An entry of a directory. Throws for values that would be outside the file, whatever the tag. */
  private entry(body: Buffer, from: number, base: number): Omit<Entry, 'first'> {
    const length = SIZES[this.long(body, from + 2, 2)] ?? 0;
    const word = this.big ? 8 : 4;
    const count = this.long(body, from + 4, word);
    const value = from + 4 + word;
    const at = count * length <= word ? base + value : this.long(body, value, word);
    if (at + count * length > this.size)
      throw new AppError('source-cut', { bytes: this.size, needed: at + count * length });
    return { at, count, length };
  }

  /** 0 where it is no whole number. */
  private async firstValue({ at, count, length }: Omit<Entry, 'first'>): Promise<number> {
    if (count === 0 || ![1, 2, 4, 8].includes(length)) return 0;
    return this.long(await this.bytes(at, length), 0, length);
  }

  /** Bytes of the file; a file that does not have them is cut short. */
  private async bytes(at: number, length: number): Promise<Buffer> {
    if (at + length > this.size)
      throw new AppError('source-cut', { bytes: this.size, needed: at + length });
    return this.reader.near(at, length);
  }

  private long(bytes: Buffer, at: number, length: number): number {
    if (length === 8)
      return Number(this.littleEndian ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
    return this.littleEndian ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length);
  }
}

/** The lines of a stream, one at a time in constant memory; a line beyond the limit is truncated. */
import type { Readable } from 'node:stream';
import { decodeUtf8 } from '../node/files/utf8';

export interface Line {
  /** null when its bytes are not UTF-8. */
  readonly text: string | null;
  /** The line was longer than the limit; `text` is its beginning. */
  readonly cut: boolean;
  /** It is the last one that has arrived so far. */
  readonly last: boolean;
}

const LINE_FEED = 0x0a;

/** Yields lines without line ends; `limit` is in bytes. */
export async function* lines(input: Readable, limit: number): AsyncGenerator<Line> {
  let line = new LineBytes(limit);
  for await (const chunk of input) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      line.add(bytes.subarray(start, end));
      start = end + 1;
      yield { ...line.read(), last: !bytes.includes(LINE_FEED, start) };
      line = new LineBytes(limit);
    }
    line.add(bytes.subarray(start));
  }
  if (line.size > 0) yield { ...line.read(), last: true };
}

/** The bytes of one line, up to the limit. */
class LineBytes {
  size = 0;
  private readonly parts: Buffer[] = [];

  constructor(private readonly limit: number) {}

  add(part: Buffer): void {
    const room = this.limit - this.size;
    if (room > 0 && part.length > 0) this.parts.push(part.subarray(0, room));
    this.size += part.length;
  }

  read(): Omit<Line, 'last'> {
    const [first = Buffer.alloc(0)] = this.parts;
    const bytes = this.parts.length > 1 ? Buffer.concat(this.parts) : first;
    const cut = this.size > this.limit;
    // Truncation may split a character.
    return { text: cut ? bytes.toString('utf8') : decodeUtf8(bytes), cut };
  }
}

interface Numbered extends Line {
  /** From 1; of several lines, that of the first. */
  readonly number: number;
}

/**
 * Each line, or as one text the lines of a document that begins with a line `{` and ends with a line `}`. The lines within
 * it are indented: one that begins with `{` is the next text.
 */
export async function* requestTexts(
  given: AsyncIterable<Line>,
  limit: number,
): AsyncGenerator<Numbered> {
  let number = 0;
  let open: Numbered | null = null;
  for await (const line of given) {
    number += 1;
    const begins = line.text?.startsWith('{') ?? false;
    if (open !== null && begins) {
      yield open;
      open = null;
    }
    if (open === null && line.text?.trimEnd() !== '{') {
      yield { ...line, number };
      continue;
    }
    open = open === null ? { ...line, number } : joined(open, line, limit);
    if (line.text?.trimEnd() !== '}') continue;
    yield open;
    open = null;
  }
  if (open !== null) yield open;
}

function joined(open: Numbered, { text, cut, last }: Line, limit: number): Numbered {
  if (open.text === null || text === null) return { ...open, last, text: null };
  const isCut = open.cut || cut || open.text.length + text.length > limit;
  return { ...open, last, cut: isCut, text: isCut ? open.text : `${open.text}\n${text}` };
}

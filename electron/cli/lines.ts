/** The lines of a stream, one at a time in constant memory; a line beyond the limit is truncated. */
import type { Readable } from 'node:stream';
import { decodeUtf8 } from '../node/files/utf8';

export interface Line {
  /** null when its bytes are not UTF-8. */
  readonly text: string | null;
  /** The line was longer than the limit; `text` is its beginning. */
  readonly cut: boolean;
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
      yield line.read();
      line = new LineBytes(limit);
      start = end + 1;
    }
    line.add(bytes.subarray(start));
  }
  if (line.size > 0) yield line.read();
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

  read(): Line {
    const bytes = Buffer.concat(this.parts);
    const cut = this.size > this.limit;
    // Truncation may split a character.
    return { text: cut ? bytes.toString('utf8') : decodeUtf8(bytes), cut };
  }
}

/** Lines of a stream, one at a time, whatever their number; a line beyond the limit is cut, never kept whole. */
import type { Readable } from 'node:stream';

export interface Line {
  readonly text: string;
  /** The line was longer than the limit; `text` is its beginning. */
  readonly cut: boolean;
}

/** Yields lines without their ends, the last one also without. */
export async function* lines(input: Readable, limit: number): AsyncGenerator<Line> {
  input.setEncoding('utf8');
  let text = '';
  let cut = false;
  for await (const chunk of input) {
    const parts = String(chunk).split('\n');
    for (const [i, part] of parts.entries()) {
      if (i > 0) {
        yield { text, cut };
        text = '';
        cut = false;
      }
      cut ||= text.length + part.length > limit;
      if (text.length < limit) text = (text + part).slice(0, limit);
    }
  }
  if (text !== '') yield { text, cut };
}

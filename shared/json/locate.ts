/** Finding a key in the text of a JSON document, and saying where that is in lines and columns. */
import { type Entry, entries, type Span, topValue } from './scan';

export type JsonPath = readonly (string | number)[];

/** Lines and columns from 1; the end is the column after the last one. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * The entry at `path` in a text that `JSON.parse` takes; null when there is none. Of a key that occurs twice the
 * last one counts, as it does for `JSON.parse`.
 */
export function locate(text: string, path: JsonPath): Entry | null {
  let found: Entry = { name: '', key: null, value: topValue(text) };
  for (const step of path) {
    let next: Entry | null = null;
    for (const entry of entries(text, found.value)) if (entry.name === step) next = entry;
    if (!next) return null;
    found = next;
  }
  return found;
}

/** Turns spans of a text into regions; the text's lines end with `\n` or `\r\n`. */
export function regionsOf(text: string): (span: Span) => Region {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const place = (offset: number) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
  return ({ start, end }) => {
    const [from, to] = [place(start), place(end)];
    return {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  };
}

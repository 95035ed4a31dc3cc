/** Columns of numbers in a text: positions as CSV, or separated by spaces, with or without a header. */
import { readFile } from 'node:fs/promises';
import { AppError } from '../../../../shared/errors/appError';
import { plainArray, type SourceFile, usualKind } from '../../../../shared/prepare/source';
import { countsOf, demandBox, demandTexts, takeBox } from './box';
import type { Candidate, OpenFile, Reader } from './reader';

/** A million positions with six columns. */
const MOST_BYTES = 128 * 1024 * 1024;
const COMMENT = /^\s*[#%!]+\s?/;
const NUMBER = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d+)?|nan|inf(?:inity)?)$/i;

export const TEXT: Reader = {
  kind: 'text',
  recognises: ({ name, start }) => usualKind(name) === 'text' && !start.includes(0),
  open: openText,
};

interface Table {
  readonly columns: readonly string[] | null;
  /** The last comment before the numbers, which may name the unit. */
  readonly comment: string | null;
  readonly width: number;
  readonly values: Float64Array;
}

async function openText({ path: full, name, bytes }: Candidate): Promise<OpenFile> {
  if (bytes > MOST_BYTES) throw new AppError('text-too-large', { bytes, limit: MOST_BYTES });
  const { columns, comment, width, values } = readTable(decoded(await readFile(full), full));
  const shape = [values.length / width, width];
  const array = plainArray({ path: '', shape, dtype: 'float64', type: 'text' });
  const file: SourceFile = {
    path: full,
    name,
    kind: 'text',
    series: null,
    bytes,
    arrays: [
      {
        ...array,
        attributes: comment === null ? {} : { comment },
        columns: columns && [...columns],
      },
    ],
    groups: [],
    problems: [],
  };
  const all = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return {
    file,
    read: async (wanted, box) => {
      const asked = demandBox(file, wanted, box);
      const part = Uint8Array.from(takeBox(all, shape, asked.box, 8));
      return { dtype: 'float64', shape: countsOf(asked.box), data: new Float64Array(part.buffer) };
    },
    // It throws: numbers are no texts.
    readText: async (wanted) => [String(demandTexts(file, wanted))],
    close: async () => {},
  };
}

function decoded(bytes: Buffer, full: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('file-not-utf8', { path: full }, { cause });
  }
}

/** The numbers of a text by rows. Throws an `AppError` with the line that has something else. */
export function readTable(text: string): Table {
  const rows = new Rows();
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) rows.take(line, at + 1);
  return rows.table();
}

class Rows {
  private names: readonly string[] | null = null;
  private comment: string | null = null;
  private split: ((line: string) => string[]) | undefined;
  private width = 0;
  private readonly values: number[] = [];

  take(raw: string, number: number): void {
    const line = raw.replace(COMMENT, '').trim();
    if (line === '') return;
    // numpy writes a header as a comment; the last one before the numbers names the columns.
    if (!COMMENT.test(raw)) this.row(line, number);
    else if (this.values.length === 0) {
      this.names = splitter(line)(line);
      this.comment = short(line);
    }
  }

  table(): Table {
    const { names, comment, width, values } = this;
    if (values.length === 0) throw new AppError('text-no-rows', {});
    const columns = names?.length === width ? names.map((one) => short(unquoted(one))) : null;
    return { columns, comment, width, values: Float64Array.from(values) };
  }

  private row(line: string, number: number): void {
    const split = this.split ?? splitter(line);
    const cells = split(line);
    const row = cells.map(numberOf);
    const wrong = row.indexOf(null);
    if (wrong >= 0) {
      if (this.values.length > 0 || row.some((one) => one !== null))
        throw new AppError('text-not-number', { line: number, text: short(cells[wrong] ?? '') });
      this.names = cells;
      return;
    }
    this.split = split;
    this.width ||= row.length;
    if (row.length !== this.width)
      throw new AppError('text-row-length', {
        line: number,
        columns: row.length,
        expected: this.width,
      });
    for (const one of row) this.values.push(one ?? Number.NaN);
  }
}

/** What separates the cells of such a line. With `;`, a comma may be the decimal mark. */
function splitter(line: string): (line: string) => string[] {
  const mark = [';', '\t', ','].find((one) => line.includes(one));
  if (!mark) return (one) => one.split(/\s+/);
  const decimal = mark !== ',' && !line.includes('.') && /\d,\d/.test(line);
  return (one) => {
    const cells = one.split(mark).map((cell) => cell.trim());
    // Many programs end each row with the mark.
    if (cells.at(-1) === '') cells.pop();
    return decimal ? cells.map((cell) => cell.replace(',', '.')) : cells;
  };
}

function numberOf(cell: string): number | null {
  const text = unquoted(cell);
  if (!NUMBER.test(text)) return null;
  if (/nan/i.test(text)) return Number.NaN;
  if (/inf/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return Number(text.replace(/[dD]/, 'e'));
}

const unquoted = (cell: string): string => cell.replace(/^(["'])(.*)\1$/, '$2');
const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** What a command reads and writes; tests give their own. */

import type { Readable, Writable } from 'node:stream';
import { jsonText } from '../../shared/json/write';
import { visible, visibleJson } from '../../shared/values/visible';

export interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Folder against which relative paths are read. */
  readonly cwd: string;
  /** Folder of the app's state, where values that were read are kept; nothing is kept without it. */
  readonly state?: string;
  /** Folder of the bundles, with the app's resources in it; commands that need one say so without it. */
  readonly dist?: string;
}

/** Wrong usage: its words go to stderr and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Writes a line. What it quotes from files cannot move the cursor or begin a line of its own. */
export const say = (stream: Writable, line = ''): void => {
  stream.write(`${visible(line)}\n`);
};
/** Writes lines after an empty one. */
export const sayApart = (stream: Writable, ...lines: readonly string[]): void => {
  for (const line of ['', ...lines]) say(stream, line);
};

/** Writes data as JSON, indented, with control characters as JSON escapes them. */
export const sayJson = (stream: Writable, data: unknown): void => {
  stream.write(`${visibleJson(jsonText(data, 2))}\n`);
};

/** Lines of a table, columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

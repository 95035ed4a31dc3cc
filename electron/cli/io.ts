/** The streams and folders of a command; tests pass their own. */
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type AppError, errorData } from '../../shared/errors/appError';
import type { ErrorData } from '../../shared/errors/codes';
import { errorText } from '../../shared/errors/words';
import { jsonText } from '../../shared/json/write';
import { visible, visibleJson } from '../../shared/values/visible';

export interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Folder against which relative paths are read. */
  readonly cwd: string;
  /** Folder of the app's state, where array statistics and presets are stored; nothing is stored without it. */
  readonly state?: string;
  /** File for the details of bugs; without it they go to stderr. */
  readonly log?: string;
  /** Folder of the bundles, with the app's resources in it; commands that need one fail without it. */
  readonly dist?: string;
}

/** Writes a line. Control characters in it are escaped, so that quoted text cannot move the cursor or start a line. */
export const say = (stream: Writable, line = ''): void => {
  stream.write(`${visible(line)}\n`);
};
/** Writes lines after a blank one. */
export const sayApart = (stream: Writable, ...lines: readonly string[]): void => {
  for (const line of ['', ...lines]) say(stream, line);
};

/** Writes data as JSON, indented, with control characters as JSON escapes them. */
export const sayJson = (stream: Writable, data: unknown): void => {
  stream.write(`${visibleJson(jsonText(data, 2))}\n`);
};

/** An error as every command's JSON has it: its code and parameters, and what it says. */
export const errorJson = (error: ErrorData) => ({ ...error, message: errorText(error) });

/** A folder that cannot be read, among the entries of those that can. */
export interface UnreadEntry {
  /** Relative, with `/`. */
  readonly folder: string;
  readonly error: ReturnType<typeof errorJson>;
}

/** Both folders are absolute. */
export const unreadEntry = (dir: string, folder: string, error: AppError): UnreadEntry => ({
  folder: path.relative(dir, folder).split(path.sep).join('/') || '.',
  error: errorJson(errorData(error)),
});

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

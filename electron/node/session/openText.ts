/** Reading a small text file. */

import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/appError';
import type { Expected } from '../../../shared/errors/codes';
import { errorCode } from '../files/errno';
import { decodeUtf8 } from '../files/utf8';

/** In bytes; a payload file has some hundred thousand. */
export const TEXT_LIMIT = 16 * 1024 * 1024;

export type Reading<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly error: AppError };
export type TextReading = Reading<{ readonly text: string }>;

interface Options {
  readonly shown?: string;
  readonly limit?: number;
  readonly expected?: Expected;
}

/** The text of the file at `path`, which errors call `shown`. Never throws for a file that cannot be read. */
export async function readText(path: string, options: Options = {}): Promise<TextReading> {
  const read = await readBytes(path, options);
  if (!read.ok) return read;
  const text = decodeUtf8(read.bytes);
  return text === null
    ? { ok: false, error: new AppError('file-not-utf8', { path: options.shown ?? path }) }
    : { ok: true, text };
}

/** The bytes of the file at `path`, as `readText` reads them. */
export async function readBytes(
  path: string,
  { shown = path, limit = TEXT_LIMIT, expected = 'request' }: Options = {},
): Promise<Reading<{ readonly bytes: Buffer }>> {
  const failed = (error: AppError) => ({ ok: false, error }) as const;
  try {
    const facts = await stat(path);
    if (!facts.isFile())
      return failed(new AppError('file-not-regular', { path: shown, folder: facts.isDirectory() }));
    const { size: bytes } = facts;
    if (bytes > limit)
      return failed(new AppError('file-too-large', { path: shown, bytes, limit, expected }));
    return { ok: true, bytes: await readFile(path) };
  } catch (cause) {
    const errno = errorCode(cause);
    const isMissing = errno === 'ENOENT' || errno === 'ENOTDIR';
    return failed(
      isMissing
        ? new AppError('file-missing', { path: shown }, { cause })
        : new AppError('file-unreadable', { path: shown, errno }, { cause }),
    );
  }
}

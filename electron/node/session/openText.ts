/** Reading a small text file. */

import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/appError';
import type { Expected } from '../../../shared/errors/codes';
import { errorCode } from '../files/errno';
import { decodeUtf8 } from '../files/utf8';

/** In bytes; a payload file has some hundred thousand. */
export const TEXT_LIMIT = 16 * 1024 * 1024;

export type TextReading =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly error: AppError };

/** The text of the file at `path`, which errors call `shown`. Never throws for a file that cannot be read. */
export async function readText(
  path: string,
  {
    shown = path,
    limit = TEXT_LIMIT,
    expected = 'request',
  }: {
    readonly shown?: string;
    readonly limit?: number;
    readonly expected?: Expected;
  } = {},
): Promise<TextReading> {
  const failed = (error: AppError): TextReading => ({ ok: false, error });
  try {
    const facts = await stat(path);
    if (!facts.isFile())
      return failed(new AppError('file-not-regular', { path: shown, folder: facts.isDirectory() }));
    const { size: bytes } = facts;
    if (bytes > limit)
      return failed(new AppError('file-too-large', { path: shown, bytes, limit, expected }));
    const text = decodeUtf8(await readFile(path));
    return text === null
      ? failed(new AppError('file-not-utf8', { path: shown }))
      : { ok: true, text };
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

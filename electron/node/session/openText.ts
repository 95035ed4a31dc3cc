/** Reading a text in another tool's form: a file that is small, and text. */

import { readFile, stat } from 'node:fs/promises';
import { errorCode, NOT_UTF8_NAME } from '../dataset/regularFile';
import { decodeUtf8, NOT_UTF8 } from '../files/utf8';

/** Bytes; a payload file has some hundred thousand, a text that a person wrote far fewer. */
export const TEXT_LIMIT = 16 * 1024 * 1024;

export type TextReading =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

/** The text of the file at `path`; problems come in words, never thrown. */
export async function readText(path: string, limit = TEXT_LIMIT): Promise<TextReading> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return { ok: false, problem: `${path} is not a file.` };
    if (facts.size > limit)
      return {
        ok: false,
        problem: `${path} has ${facts.size} bytes; a file that holds a request has far fewer.`,
      };
    const text = decodeUtf8(await readFile(path));
    return text === null ? { ok: false, problem: `${path} ${NOT_UTF8}` } : { ok: true, text };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' && path.includes('\ufffd'))
      return { ok: false, problem: `${path}: ${NOT_UTF8_NAME}` };
    return { ok: false, problem: `${path} ${WORDS[code] ?? `cannot be read (${code})`}.` };
  }
}

const WORDS: { readonly [code: string]: string } = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EACCES: 'may not be read',
  ERR_INVALID_ARG_VALUE: 'holds a NUL character, which no path can',
};

/** Writing a file so that a crash leaves the old one or the new one, whole. */
import { access, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { replaceFile } from './replaceFile';

/** A write that failed, in words for a user. */
export class WriteProblem extends Error {
  override readonly name = 'WriteProblem';

  /** @param reason why, without the path, where it is known */
  constructor(
    message: string,
    readonly reason = message,
  ) {
    super(message);
  }
}

const WORDS: { readonly [code: string]: string } = {
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'there is a folder of that name',
  EACCES: 'you have no permission to write there',
  EPERM: 'you have no permission to write there',
  EROFS: 'it is on a read-only file system',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENAMETOOLONG: 'the name is too long',
};

/** Writes `text` as UTF-8: beside the destination, flushed, then renamed over it. Throws `WriteProblem`. */
export async function writeFileAtomic(path: string, text: string): Promise<void> {
  try {
    await access(dirname(resolve(path)));
    const there = await stat(path).catch(() => undefined);
    if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    await replaceFile(path, text);
  } catch (error) {
    throw writeProblem(path, error);
  }
}

/** What kept `path` from being written, in words. */
export function writeProblem(path: string, error: unknown): WriteProblem {
  if (error instanceof WriteProblem) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words =
    WORDS[code] ?? (error instanceof Error && error.message ? error.message : 'unknown problem');
  return new WriteProblem(`${path} cannot be written: ${words}. Choose another place.`, words);
}

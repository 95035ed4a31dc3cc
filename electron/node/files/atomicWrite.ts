/** Writing a file so that a crash leaves the old one or the new one, whole. */
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { destinationOf, replaceFile, writeThrough } from './replaceFile';

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
  ELOOP: 'its links lead in a circle',
  EPIPE: 'the program that read it has ended',
  ENXIO: 'nothing reads from it',
  EIO: 'the disk or the network share fails',
  ESTALE: 'the network share was lost',
};

/**
 * Writes `text` as UTF-8: beside the destination, flushed, then renamed over it. What is no regular file (a pipe, a device,
 * another program's input) is written to and stays what it is. Throws `WriteProblem`.
 */
export async function writeFileAtomic(path: string, text: string): Promise<void> {
  try {
    const { target, isOpen } = await destinationOf(path);
    const there = await stat(target).catch(() => undefined);
    if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (isOpen || (there && !there.isFile())) return await writeThrough(target, text);
    await access(dirname(target));
    await replaceFile(target, text);
  } catch (error) {
    throw writeProblem(path, error);
  }
}

/** What kept `path` from being written, in words. */
export function writeProblem(path: string, error: unknown): WriteProblem {
  if (error instanceof WriteProblem) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words =
    (code === 'ENOENT' && path.includes('\ufffd') ? 'a folder name is not UTF-8' : WORDS[code]) ??
    (error instanceof Error && error.message ? error.message : 'unknown problem');
  return new WriteProblem(`${path} cannot be written: ${words}. Choose another place.`, words);
}

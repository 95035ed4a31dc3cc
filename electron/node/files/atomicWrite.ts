/** Writing a file so that a crash leaves the old one or the new one, whole. */
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { destinationOf, replaceFile, writeThrough } from './replaceFile';

/**
 * Writes `text` as UTF-8: beside the destination, flushed, then renamed over it. What is no regular file (a pipe, a device,
 * another program's input) is written to and stays what it is. `check` is called last thing before the file is replaced, and
 * throws to leave it as it is. Throws `write-failed`.
 */
export async function writeFileAtomic(
  path: string,
  text: string,
  check: () => Promise<void> = async () => {},
): Promise<void> {
  try {
    const { target, isOpen } = await destinationOf(path);
    const there = await stat(target).catch(() => undefined);
    if (there?.isDirectory()) throw new AppError('write-failed', { path, errno: 'EISDIR' });
    if (isOpen || (there && !there.isFile())) return await writeThrough(target, text);
    await access(dirname(target));
    await replaceFile(target, text, check);
  } catch (error) {
    throw writeError(path, error);
  }
}

/** Why `path` could not be written. Throws what is no failure of the system: that is a bug. */
export function writeError(path: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  if (!(cause instanceof Error && 'code' in cause)) throw cause;
  return new AppError('write-failed', { path, errno: String(cause.code) }, { cause });
}

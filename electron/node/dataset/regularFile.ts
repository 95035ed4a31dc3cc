/** Opening a file that must be a regular one: pipes and devices would hang or have side effects. */
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/appError';
import { errorCode } from '../files/errno';

export interface OpenFile {
  readonly status: 'open';
  readonly handle: FileHandle;
  readonly size: number;
  readonly modified: Date;
}

/** Why a file was not opened. */
export interface Unopened {
  readonly status: 'missing' | 'unreadable';
  readonly error: AppError;
}

/** Opens for reading; the caller closes the handle. Never throws for a file that cannot be opened. */
export async function openRegularFile(path: string): Promise<OpenFile | Unopened> {
  if (path === '') return { status: 'missing', error: new AppError('dataset-not-chosen', {}) };
  let before: Stats;
  try {
    before = await stat(path);
  } catch (error) {
    // What cannot even be looked at is not there for PtychoPINN's factory either.
    return { status: 'missing', error: cannotOpen(path, error) };
  }
  try {
    if (!before.isFile()) return notAFile(path, before.isDirectory());
    // Not blocking: the path may have become a pipe since.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await handle.stat();
    if (stats.isFile()) return { status: 'open', handle, size: stats.size, modified: stats.mtime };
    await handle.close();
    return notAFile(path, stats.isDirectory());
  } catch (error) {
    return { status: 'unreadable', error: cannotOpen(path, error) };
  }
}

const notAFile = (path: string, folder: boolean): Unopened => ({
  status: 'unreadable',
  error: new AppError('dataset-not-regular', { path, folder }),
});

function cannotOpen(path: string, cause: unknown): AppError {
  const errno = errorCode(cause);
  return errno === 'ENOENT' || errno === 'ENOTDIR'
    ? new AppError('dataset-missing', { path }, { cause })
    : new AppError('dataset-unreadable', { path, errno }, { cause });
}

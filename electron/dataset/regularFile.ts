/** Opening a file that must be a regular one: pipes and devices would hang or have side effects. */
import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { DatasetFailure } from '../../shared/dataset/facts';

export interface OpenFile {
  readonly status: 'open';
  readonly handle: FileHandle;
  readonly size: number;
  readonly modified: Date;
}

export const unreadable = (problem: string): DatasetFailure => ({ status: 'unreadable', problem });

/** Opens for reading; the caller closes the handle. Never throws: what is wrong comes back. */
export async function openRegularFile(path: string): Promise<OpenFile | DatasetFailure> {
  if (path === '') return { status: 'missing', problem: 'No dataset is chosen.' };
  try {
    const before = await stat(path);
    if (!before.isFile()) return notAFile(path, before.isDirectory());
    // Not blocking: the path may have become a pipe since.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await handle.stat();
    if (stats.isFile()) return { status: 'open', handle, size: stats.size, modified: stats.mtime };
    await handle.close();
    return notAFile(path, stats.isDirectory());
  } catch (error) {
    return cannotOpen(path, errorCode(error));
  }
}

function notAFile(path: string, isFolder: boolean): DatasetFailure {
  return unreadable(
    isFolder
      ? `${path} is a folder. Choose the .npz file in it.`
      : `${path} is a pipe or a device, not a file. Choose an .npz file.`,
  );
}

function cannotOpen(path: string, code: string): DatasetFailure {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return { status: 'missing', problem: `The dataset ${path} does not exist. Check the path.` };
  if (code === 'EACCES' || code === 'EPERM')
    return unreadable(`${path} may not be read by you. Ask its owner for the permission.`);
  return unreadable(`${path} cannot be opened (${code}). Check the path.`);
}

/** The system's code of an error (`ENOENT` …). */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

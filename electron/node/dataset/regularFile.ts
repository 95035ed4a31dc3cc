/** Opening a file that must be a regular one: pipes and devices would hang or have side effects. */
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { DatasetFailure } from '../../../shared/dataset/facts';

export interface OpenFile {
  readonly status: 'open';
  readonly handle: FileHandle;
  readonly size: number;
  readonly modified: Date;
}

/** The disk or a network share fails; the file itself may be sound. */
export const LOST_SHARE: ReadonlySet<string> = new Set([
  'EIO',
  'ESTALE',
  'ENOTCONN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'ENXIO',
  'EREMOTEIO',
]);

/** Node gives such a name with replacement characters, and opens nothing by it. */
export const NOT_UTF8_NAME =
  'its name, or that of a folder above it, is not UTF-8, and Pinnboard cannot open it. Rename it.';

export const unreadable = (problem: string): DatasetFailure => ({ status: 'unreadable', problem });

/** Opens for reading; the caller closes the handle. Never throws: what is wrong comes back. */
export async function openRegularFile(path: string): Promise<OpenFile | DatasetFailure> {
  if (path === '') return { status: 'missing', problem: 'No dataset is chosen.' };
  let before: Stats;
  try {
    before = await stat(path);
  } catch (error) {
    // What cannot even be looked at is not there for PtychoPINN's factory either.
    return { status: 'missing', problem: cannotOpen(path, errorCode(error)) };
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
    return unreadable(cannotOpen(path, errorCode(error)));
  }
}

function notAFile(path: string, isFolder: boolean): DatasetFailure {
  return unreadable(
    isFolder
      ? `${path} is a folder. Choose the .npz file in it.`
      : `${path} is a pipe or a device, not a file. Choose an .npz file.`,
  );
}

function cannotOpen(path: string, code: string): string {
  if (code === 'ENOENT' && path.includes('\ufffd')) return `${path}: ${NOT_UTF8_NAME}`;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return `The dataset ${path} does not exist. Check the path.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `${path} may not be read by you. Ask its owner for the permission.`;
  if (code === 'ENAMETOOLONG') return `${path} is longer than a path may be. Check the path.`;
  if (code === 'ERR_INVALID_ARG_VALUE')
    return `${path} holds a NUL character, which no path can. Check the path.`;
  if (LOST_SHARE.has(code))
    return `${path} cannot be reached (${code}): the disk or the network share does not answer. Try again.`;
  return `${path} cannot be opened (${code}). Check the path.`;
}

/** The system's code of an error (`ENOENT` …). */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

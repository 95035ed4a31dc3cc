/**
 * Replacing a file whole. Own code, because a disk that fills up takes a part of a write without an error: whoever
 * writes once and does not look how much was taken (atomically 2.1.1 does) renames a cut file over the good one.
 */

import { randomBytes } from 'node:crypto';
import { constants, rmSync } from 'node:fs';
import { type FileHandle, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../shared/errors/appError';

/** Files beside their destinations that are not whole yet. */
export const unfinished = new Set<string>();

/** Deletes what is half written, for a process that ends now. */
export function removeUnfinished(): void {
  for (const file of unfinished) rmSync(file, { force: true });
}

/** Scanners of Windows hold a new file for a moment. */
const HELD = ['EPERM', 'EACCES', 'EBUSY'];
const PATIENCE = process.platform === 'win32' ? 20 : 0;
const PAUSE_MS = 100;

/** A file that a process has open, by its number. */
const OPEN_FILE = /^\/(?:proc\/(?:self|thread-self|\d+)(?:\/task\/\d+)?|dev)\/fd$/;
const MOST_LINKS = 40;

/**
 * Where a path leads through its links, whether or not there is a file yet. `isOpen`: to a file that a process has
 * open, such as `/dev/stdout` or the `/dev/fd/63` of `>(…)`, which only that name reaches. Throws the system's error, and `write-failed` for links that form a loop.
 */
export async function destinationOf(file: string): Promise<{ target: string; isOpen: boolean }> {
  let target = path.resolve(file);
  for (let links = 0; links < MOST_LINKS; links += 1) {
    // `..` in a link is relative to the real folder of the link.
    const folder = await realpath(path.dirname(target)).catch(() => path.dirname(target));
    target = path.join(folder, path.basename(target));
    if (OPEN_FILE.test(folder)) return { target, isOpen: true };
    const link = await readlink(target).catch(() => null);
    if (link === null) return { target, isOpen: false };
    target = path.resolve(folder, link);
  }
  throw new AppError('write-failed', { path: file, errno: 'ELOOP' });
}

/** Writes to what is no regular file, or is open elsewhere. Throws the system's error. */
export async function writeThrough(target: string, text: string): Promise<void> {
  const handle = await open(target, constants.O_WRONLY | constants.O_APPEND);
  try {
    await handle.writeFile(text, 'utf8');
  } finally {
    await handle.close();
  }
}

/**
 * Writes beside the file, all of it and on the disk, then renames over it; mode and owner stay. Throws the system's
 * error, or that of `check` before the rename, and leaves nothing then.
 */
export async function replaceFile(
  target: string,
  text: string,
  check: () => Promise<void> = async () => {},
): Promise<void> {
  const { dir, base } = path.parse(target);
  // The ending is of no file that anyone looks for; the name is short enough wherever the file's own is.
  const beside = path.join(dir, `${base.slice(0, 40)}.tmp-${randomBytes(6).toString('hex')}`);
  const before = await stat(target).catch(() => null);
  unfinished.add(beside);
  try {
    const handle = await open(beside, 'wx', before ? before.mode & 0o777 : 0o666);
    try {
      // `writeFile` of a handle goes on until everything is written, or the disk says that it is full.
      await handle.writeFile(text, 'utf8');
      if (before) await likeBefore(handle, before);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await check();
    await renameOver(beside, target);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  } finally {
    unfinished.delete(beside);
  }
  await syncFolder(dir);
}

/** As far as the user may. */
async function likeBefore(
  handle: FileHandle,
  { mode, uid, gid }: { readonly mode: number; readonly uid: number; readonly gid: number },
): Promise<void> {
  const now = await handle.stat();
  if (now.uid !== uid || now.gid !== gid) await handle.chown(uid, gid).catch(() => {});
  if (now.mode !== mode) await handle.chmod(mode & 0o7777).catch(() => {});
}

async function renameOver(from: string, to: string): Promise<void> {
  for (let left = PATIENCE; ; left -= 1) {
    try {
      return await rename(from, to);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (left <= 0 || !HELD.includes(code)) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

/** Sees that the new name is on the disk, where the system can. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null);
  try {
    await handle?.sync();
  } catch {
    // Some systems do not sync folders; their renames are as safe as these systems make them.
  } finally {
    await handle?.close();
  }
}

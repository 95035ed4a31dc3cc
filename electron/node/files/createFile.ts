/** Creating a new file: whole or not at all, and never over another one. */
import { randomBytes } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeError } from './atomicWrite';
import { errorCode } from './errno';
import { syncFolder } from './replaceFile';

/** Writes `text` as UTF-8 to a new file; false when there is one of that name, which stays as it is. Throws `write-failed`. */
export async function createFileAtomic(file: string, text: string): Promise<boolean> {
  const { dir, base } = path.parse(path.resolve(file));
  const beside = path.join(dir, `${base.slice(0, 40)}.tmp-${randomBytes(6).toString('hex')}`);
  try {
    const handle = await open(beside, 'wx');
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    const created = await nameExclusively(beside, file);
    if (created) await syncFolder(dir);
    return created;
  } catch (error) {
    throw writeError(file, error);
  } finally {
    await rm(beside, { force: true }).catch(() => {});
  }
}

/**
 * Gives a whole file its name; false when there is one of that name. When two processes request one name at the same time, only
 * one of them gets the link. The file remains as `beside` where the system has links.
 */
export async function nameExclusively(beside: string, file: string): Promise<boolean> {
  try {
    await link(beside, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (!WITHOUT_LINKS.includes(errorCode(error))) throw error;
  }
  // Without links the name is reserved first: then no other process replaces the file.
  try {
    await (await open(file, 'wx')).close();
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  await rename(beside, file);
  return true;
}

/** What file systems without hard links return. */
const WITHOUT_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'];

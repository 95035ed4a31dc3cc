/** Making a file that is not there yet: whole or not at all, and never over another one. */
import { randomBytes } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeProblem } from './atomicWrite';
import { syncFolder } from './replaceFile';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Writes `text` as UTF-8 to a new file; false when there is one of that name, which stays as it is. Throws `WriteProblem`. */
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
    throw writeProblem(file, error);
  } finally {
    await rm(beside, { force: true }).catch(() => {});
  }
}

/** Two processes may ask for one name at the same moment; a link is given to one of them alone. */
async function nameExclusively(beside: string, file: string): Promise<boolean> {
  try {
    await link(beside, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!WITHOUT_LINKS.includes(codeOf(error))) throw error;
  }
  // Without links the name is taken first: then nobody else replaces what is there.
  try {
    await (await open(file, 'wx')).close();
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  await rename(beside, file);
  return true;
}

/** What file systems answer that know no links. */
const WITHOUT_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'];

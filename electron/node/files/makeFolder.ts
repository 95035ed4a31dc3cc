import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { isFolder } from './isFolder';

/**
 * Creates a folder and its parents. Node's own `recursive` loops forever where an existing folder rejects new ones with
 * ENOENT, as below `/proc` or the root of an automounter.
 */
export async function makeFolder(folder: string): Promise<void> {
  const full = path.resolve(folder);
  const failed = await tryMake(full);
  if (failed === null) return;
  const above = path.dirname(full);
  if (failed.code !== 'ENOENT' || above === full) throw failed;
  // The parent exists, so it is not what is missing.
  if (await isFolder(above)) throw failed;
  await makeFolder(above);
  const again = await tryMake(full);
  if (again !== null) throw again;
}

/** Why the folder cannot be created; null when it exists. */
async function tryMake(folder: string): Promise<NodeJS.ErrnoException | null> {
  try {
    await mkdir(folder);
    return null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return (await isFolder(folder)) ? null : error;
  }
}

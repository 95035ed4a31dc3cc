import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder and those above it. Not with Node's own `recursive`, which goes round for ever where the system says of
 * a folder that is there that a new one in it cannot be, as below `/proc` or an automounter's root.
 */
export async function makeFolder(folder: string): Promise<void> {
  const full = path.resolve(folder);
  const failed = await tryMake(full);
  if (failed === null) return;
  const above = path.dirname(full);
  if (failed.code !== 'ENOENT' || above === full) throw failed;
  // A parent that is there is not what is missing.
  if (await isFolder(above)) throw failed;
  await makeFolder(above);
  const again = await tryMake(full);
  if (again !== null) throw again;
}

/** Why the folder is not there; null when it is. */
async function tryMake(folder: string): Promise<NodeJS.ErrnoException | null> {
  try {
    await mkdir(folder);
    return null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return (await isFolder(folder)) ? null : error;
  }
}

const isFolder = (folder: string): Promise<boolean> =>
  stat(folder).then(
    (facts) => facts.isDirectory(),
    () => false,
  );

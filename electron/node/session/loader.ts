/** `pinnboard_payload.py`, which a handed-over script may want beside it. Needs no Electron. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from '../files/atomicWrite';

export const LOADER = 'pinnboard_payload.py';

/** The loader of this Pinnboard; null when there is none in the `resources` below the folder. */
export const readLoader = (folder: string): Promise<string | null> =>
  readText(path.join(folder, 'resources', LOADER));

/**
 * Writes the loader into a folder. `mayReplace` is asked when another file of its name is there, an older loader or
 * one that somebody changed. Throws `WriteProblem`.
 */
export async function writeLoader(
  text: string,
  folder: string,
  mayReplace: () => Promise<boolean>,
): Promise<'written' | 'there already' | 'left alone'> {
  const file = path.join(folder, LOADER);
  const there = await readText(file);
  if (there === text) return 'there already';
  if (there !== null && !(await mayReplace())) return 'left alone';
  await writeFileAtomic(file, text);
  return 'written';
}

/** The text of a file; null when there is none. */
async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

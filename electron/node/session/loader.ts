/** `pinnboard_payload.py`, which an exported script may import. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { LOADER, loaderText } from '../../../shared/exporters/loader';
import { writeFileAtomic } from '../files/atomicWrite';

/** The loader of this build; null when the `resources` below the folder have none. */
export async function readLoader(folder: string): Promise<string | null> {
  const program = await readText(path.join(folder, 'resources', LOADER));
  return program === null ? null : loaderText(program);
}

/** The same. Throws `loader-missing`, also for a Pinnboard that comes without a folder. */
export async function demandLoader(folder: string | undefined): Promise<string> {
  const text = folder === undefined ? null : await readLoader(folder);
  if (text === null) throw new AppError('loader-missing', { file: LOADER });
  return text;
}

/**
 * Writes the loader into a folder. `mayReplace` is called when a different file of its name exists. Throws `write-failed`.
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

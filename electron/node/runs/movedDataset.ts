/** A dataset that is no longer where a run read it, found by its fingerprint. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Dataset } from '../../../shared/runs/record/part';
import { readDataset } from '../dataset/read';

/** Folders above a run's, and parts of a recorded path, that are looked at. */
const MOST_LEVELS = 4;
const MOST_FILES = 64;

/** The fingerprint of the dataset at a path; null where there is none that can be read. */
export async function fingerprintOf(file: string): Promise<string | null> {
  const reading = await readDataset(file);
  return reading.status === 'ok' ? reading.fingerprint : null;
}

/** @param folder of the run @param known files that may be it @return absolute; null where none is */
export async function findMoved(
  { path: named, fingerprint }: Dataset,
  folder: string,
  known: readonly string[],
): Promise<string | null> {
  if (fingerprint === null) return null;
  const seen = new Set<string>();
  for (const look of [async () => known, () => renamed(named), async () => moved(named, folder)])
    for (const file of await look())
      if (!seen.has(file) && seen.add(file) && (await fingerprintOf(file)) === fingerprint)
        return file;
  return null;
}

/** Other files in its folder, if that is still there. */
async function renamed(named: string): Promise<string[]> {
  const folder = path.dirname(named);
  if (!path.isAbsolute(folder)) return [];
  const names = await readdir(folder).catch(() => []);
  const datasets = names.filter((name) => name.endsWith('.npz')).sort();
  return datasets.slice(0, MOST_FILES).map((name) => path.join(folder, name));
}

/** Its name, with as many of its folders as it may have kept, below the folders above the run's: both were moved together. */
function moved(named: string, folder: string): string[] {
  const parts = named.split(/[/\\]/).filter(Boolean);
  const files: string[] = [];
  let above = folder;
  for (let level = 0; level <= MOST_LEVELS; level += 1, above = path.dirname(above))
    for (let kept = 1; kept <= Math.min(MOST_LEVELS, parts.length); kept += 1)
      files.push(path.join(above, ...parts.slice(-kept)));
  return files;
}

/** The files below a folder. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * The files below a folder at any depth, in alphabetical order. Links are not followed. Node 18, which Electron 25 has,
 * reads one folder at a time. Throws what the system says of a folder that cannot be read.
 */
export async function filesBelow(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const found = path.join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesBelow(found)));
    else if (entry.isFile()) files.push(found);
  }
  return files.sort();
}

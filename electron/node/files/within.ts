/** Folders within others. */
import path from 'node:path';

/** Whether a folder is another one, or in it. */
export function isWithin(folder: string, other: string): boolean {
  const way = path.relative(other, folder);
  // A folder in it may be called `..a`.
  return way.split(path.sep)[0] !== '..' && !path.isAbsolute(way);
}

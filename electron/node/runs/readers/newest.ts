/** Lightning keeps a folder `version_K` for each run into one output folder: the last one is looked at. */

/** The file of that name in the folder of the highest version; of several, the last by name. */
export function newestVersion(files: readonly string[], name: string): string | undefined {
  const found = files.filter((file) => file === name || file.endsWith(`/${name}`));
  return found.sort((a, b) => versionOf(a) - versionOf(b) || (a < b ? -1 : 1)).at(-1);
}

/** Of files in folders of several versions, those of the highest; files without one are left in only where no other is. */
export function ofNewestVersion(files: readonly string[]): readonly string[] {
  const newest = Math.max(...files.map(versionOf));
  return files.filter((file) => versionOf(file) === newest);
}

/** -1 for a file without a version. */
const versionOf = (file: string): number => Number(/(?:^|\/)version_(\d+)\//.exec(file)?.[1] ?? -1);

/** The versions that logs have, in order: more than one is more than one run in one folder. */
export function versionsIn(files: readonly string[]): readonly number[] {
  const found = files.map(versionOf).filter((version) => version >= 0);
  return [...new Set(found)].sort((a, b) => a - b);
}

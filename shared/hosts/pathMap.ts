/** Which path of a host is the same file as one of this machine. */

interface Pair {
  readonly here: string;
  readonly there: string;
}

/**
 * The path there of an absolute path here: that of the longest folder in the map that holds it, by whole names. Null where
 * the map has none.
 */
export function mapPath(paths: readonly Pair[], here: string): string | null {
  const names = namesOf(here);
  const [best] = paths
    .map(({ here: folder, there }) => ({ folder: namesOf(folder), there }))
    .filter(({ folder }) => folder.every((name, i) => name === names[i]))
    .sort((a, b) => b.folder.length - a.folder.length);
  if (!best) return null;
  const rest = names.slice(best.folder.length);
  const base = best.there.replace(/\/+$/, '');
  return rest.length === 0 ? base || '/' : `${base}/${rest.join('/')}`;
}

/** The names along a path, `..` followed; a drive's letter is the first, its case ignored. */
function namesOf(path: string): string[] {
  const isWindows = /^(?:[A-Za-z]:[\\/]|\\\\)/.test(path);
  const names: string[] = [];
  for (const name of path.split(isWindows ? /[\\/]+/ : /\/+/)) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  const [drive = '', ...rest] = names;
  return isWindows ? [drive.toUpperCase(), ...rest] : names;
}

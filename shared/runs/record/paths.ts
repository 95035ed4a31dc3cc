/** Paths as runs record them: a relative one is read from the folder in which the run was started. */

/** With `/` alone, without `.`, `..` and a slash at its end; `.` for nothing. */
export function cleaned(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  const root = /^(?:[A-Za-z]:)?\//.exec(slashed)?.[0] ?? '';
  const parts: string[] = [];
  for (const part of slashed.slice(root.length).split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (root === '') parts.push(part);
  }
  return root + parts.join('/') || '.';
}

const isAbsolute = (path: string): boolean => /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path);

export const resolvedIn = (folder: string, path: string): string =>
  cleaned(isAbsolute(path) ? path : `${folder}/${path}`);

/** What a path may name that a run in `folder` recorded: a relative one is tried from its folder and from all above, the nearest first. */
export function placesFrom(folder: string, path: string): readonly string[] {
  if (isAbsolute(path)) return [cleaned(path)];
  const places: string[] = [];
  for (let above = cleaned(folder); ; above = cleaned(`${above}/..`)) {
    const place = resolvedIn(above, path);
    if (places.at(-1) === place || places.length === MOST_LEVELS) return places;
    places.push(place);
  }
}

const MOST_LEVELS = 40;

/**
 * The folder in which a run was started: the one from which its relative output folder leads to the folder in which its
 * files are. null where it was absolute, or the files were moved since.
 */
export function startedIn(folder: string, output: string | null): string | null {
  if (output === null || output === '' || isAbsolute(output)) return null;
  const [at, tail] = [cleaned(folder), cleaned(output)];
  if (tail === '.') return at;
  return at.endsWith(`/${tail}`) ? cleaned(at.slice(0, -tail.length)) : null;
}

/** What git's own files say, read without git. */

/** `HEAD`: a commit, or the ref that names it; null for anything else, such as a SHA-256 repository. */
export function parseHead(text: string): { commit: string } | { ref: string } | null {
  const line = text.trim();
  if (isCommit(line)) return { commit: line };
  const ref = /^ref: (refs\/[^\0-\x20\x7f~^:?*[\\]+)$/.exec(line)?.[1];
  // The name becomes a path.
  return ref === undefined || ref.split('/').includes('..') ? null : { ref };
}

/** The commit of a ref in `packed-refs`. */
export function packedRef(text: string, ref: string): string | null {
  for (const line of text.split('\n')) {
    if (line.startsWith('#') || line.startsWith('^')) continue;
    const [commit = '', name] = line.trimEnd().split(' ');
    if (name === ref && isCommit(commit)) return commit;
  }
  return null;
}

/** The path in a `.git` file, as worktrees and submodules have one. */
export const gitdirOf = (text: string): string | null =>
  /^gitdir: (.+)$/.exec(text.trimEnd())?.[1] ?? null;

export const isCommit = (text: string): boolean => /^[0-9a-f]{40}$/.test(text);

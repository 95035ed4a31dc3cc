/** The known states of PtychoPINN's configuration code, and which of them a copy is in. */
import { findTarget } from '../targets';
import REVISIONS from '../targets/revisions.json' with { type: 'json' };

/** The files that decide; their absence counts, too. */
export const DECISIVE_FILES: readonly string[] = REVISIONS.files;

/** git's SHA-1 of each decisive file, with line feeds alone; a missing file is missing here. */
export type Blobs = ReadonlyMap<string, string>;

export interface State {
  /** Of the newest commit. */
  readonly date: string;
  readonly heads: readonly string[];
  readonly target: string | null;
  /** Newest first. */
  readonly commits: readonly string[];
  /** In the order of `DECISIVE_FILES`; null for a file that it does not have. */
  readonly blobs: readonly (string | null)[];
}

export const STATES: readonly State[] = REVISIONS.states.map((state) => ({
  heads: [],
  target: null,
  ...state,
}));

export interface StateDifference {
  readonly file: string;
  readonly change: 'changed' | 'missing' | 'added';
}

export interface NearestState {
  readonly state: State;
  /** Empty when the copy is in this state. */
  readonly differences: readonly StateDifference[];
}

/**
 * The state with most files in common, absence of a file included; among equals the one of `commit`, then one that a
 * target has, then the newest. Null when not one existing file is known.
 */
export function nearestState(blobs: Blobs, commit: string | null = null): NearestState | null {
  const ranked = STATES.map((state) => {
    const differences = differencesFrom(state, blobs);
    const shared = state.blobs.filter((blob, i) => blob !== null && blob === blobOf(blobs, i));
    return { state, differences, shared: shared.length };
  }).filter(({ shared }) => shared > 0);
  const rank = (state: State) =>
    Number(commit !== null && state.commits.includes(commit)) * 2 + Number(state.target !== null);
  // The sort is stable, and the list begins with the newest.
  ranked.sort(
    (a, b) => a.differences.length - b.differences.length || rank(b.state) - rank(a.state),
  );
  return ranked[0] ?? null;
}

/** How a copy differs from a state, in the order of the files. */
export const differencesFrom = (state: State, blobs: Blobs): StateDifference[] =>
  DECISIVE_FILES.flatMap((file, i): StateDifference[] => {
    const known = state.blobs[i] ?? null;
    const found = blobOf(blobs, i);
    if (known === found) return [];
    const change = found === null ? 'missing' : known === null ? 'added' : 'changed';
    return [{ file, change }];
  });

/** How many files differ from a target's state. */
export function differencesFromTarget(target: string, blobs: Blobs): number {
  const state = STATES.find((known) => known.target === target);
  return state ? differencesFrom(state, blobs).length : DECISIVE_FILES.length;
}

const blobOf = (blobs: Blobs, i: number): string | null =>
  blobs.get(DECISIVE_FILES[i] ?? '') ?? null;

/** The commit that names a state: its target's, else the newest. */
export const commitOf = ({ target, commits }: State): string =>
  (target === null ? null : findTarget(target)?.commit) ?? commits[0] ?? '';

/** The state of a commit, which may be given by its beginning (7 digits are unique). */
export const stateOf = (commit: string): State | undefined =>
  commit.length < 7
    ? undefined
    : STATES.find(({ commits }) => commits.some((known) => known.startsWith(commit)));

/** State of the Reference with its history; it survives closing. */
import { create } from 'zustand';
import type { Search } from '../../shared/reference/find';

interface ReferenceState extends Search {
  readonly raisedOnly: boolean;
  /** Ids of the pages visited, oldest first. */
  readonly trail: readonly string[];
  /** Index of the page shown; -1 for the introduction. */
  readonly at: number;
  /** The page was selected in the list but not opened: the next one replaces it in the history. */
  readonly passing: boolean;
  /** The query changed since the page was selected: the next one is the best match. */
  readonly typed: boolean;
}

export const useReference = create<ReferenceState>()(() => ({
  query: '',
  kind: 'all',
  severity: 'all',
  raisedOnly: false,
  trail: [],
  at: -1,
  passing: false,
  typed: false,
}));

/** Opens a page, as a link does. */
export const goToPage = (id: string) => useReference.setState((state) => after(state, id, false));

/** Shows a page while moving through the list. */
export const passPage = (id: string) => useReference.setState((state) => after(state, id, true));

/** Goes back (-1) or forward (1) on the trail. */
export const stepTrail = (by: 1 | -1) =>
  useReference.setState(({ at, trail }) => ({
    at: Math.min(Math.max(at + by, Math.min(0, trail.length - 1)), trail.length - 1),
    passing: false,
    typed: false,
  }));

export const searchReference = (change: Partial<Search & { raisedOnly: boolean }>) =>
  useReference.setState(({ typed }) => ({ ...change, typed: typed || change.query !== undefined }));

function after({ trail, at, passing }: ReferenceState, id: string, passes: boolean) {
  if (trail[at] === id) return { passing: passing && passes, typed: false };
  const kept = trail.slice(0, passing && passes ? at : at + 1);
  return { trail: [...kept, id], at: kept.length, passing: passes, typed: false };
}

/** The page shown. */
export const shownPage = ({ trail, at }: ReferenceState): string | undefined => trail[at];

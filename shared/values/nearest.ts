/** Nearest known names for a misspelt one. */
import { distance } from 'fastest-levenshtein';

/**
 * Known names close enough to `name` to be what was meant, nearest first, at most three.
 * Case, dashes and underscores do not count as differences.
 */
export function nearestNames(name: string, known: Iterable<string>): string[] {
  const wanted = plain(name);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return spelt(known)
    .flatMap(({ candidate, text }) => {
      const begun = wanted.length > 3 && text.startsWith(wanted);
      // The difference in length is the least that the distance can be.
      if (!begun && Math.abs(text.length - wanted.length) > limit) return [];
      const far = distance(wanted, text);
      return begun || far <= limit ? [{ candidate, far }] : [];
    })
    .sort((a, b) => a.far - b.far || a.candidate.localeCompare(b.candidate))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_.]/g, '');

interface Spelt {
  readonly candidate: string;
  readonly text: string;
}

/** A target's set of names is made once and looked through at every keystroke. */
const sets = new WeakMap<ReadonlySet<string>, readonly Spelt[]>();

function spelt(known: Iterable<string>): readonly Spelt[] {
  const set = known instanceof Set ? known : new Set(known);
  const before = sets.get(set);
  if (before?.length === set.size) return before;
  const all = Array.from(set, (candidate: string) => ({ candidate, text: plain(candidate) }));
  sets.set(set, all);
  return all;
}

/** ` Did you mean a or b?`, or nothing. */
export function didYouMean(names: readonly string[]): string {
  if (names.length === 0) return '';
  const last = names[names.length - 1];
  const text = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
  return ` Did you mean ${text}?`;
}

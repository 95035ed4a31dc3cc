/** Nearest known names for a misspelt one. */
import { distance } from 'fastest-levenshtein';

/**
 * Known names close enough to `name` to be what was meant, nearest first, at most three.
 * Case, dashes and underscores do not count as differences.
 */
export function nearestNames(name: string, known: Iterable<string>): string[] {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[-_.]/g, '');
  const wanted = plain(name);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return [...new Set(known)]
    .map((candidate) => ({ candidate, far: distance(wanted, plain(candidate)) }))
    .filter(
      ({ candidate, far }) =>
        far <= limit || (wanted.length > 3 && plain(candidate).startsWith(wanted)),
    )
    .sort((a, b) => a.far - b.far || a.candidate.localeCompare(b.candidate))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** ` Did you mean a or b?`, or nothing. */
export function didYouMean(names: readonly string[]): string {
  if (names.length === 0) return '';
  const last = names[names.length - 1];
  const text = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
  return ` Did you mean ${text}?`;
}

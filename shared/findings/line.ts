/** A finding in one line, for its row in the form. */
import type { Finding } from './finding';
import { sentencesOf } from './sentences';

/** Characters that fit beside the outcome. */
export const LINE = 90;

/**
 * The short form that its rule gives; else what is wrong, as the message begins: all of it, its first sentence, or that
 * one's first clause (`probeGuess has the shape (3, 64, 64): …`), whichever fits. null for none.
 */
export function lineOf({ short, message }: Pick<Finding, 'short' | 'message'>): string | null {
  if (short !== undefined) return short;
  const [first = message] = sentencesOf(message);
  const fitting = [message, first, ...clausesOf(first)].find(({ length }) => length <= LINE);
  return fitting ?? null;
}

/** What comes before a colon or semicolon outside of code, as a sentence: the longest first. */
function clausesOf(sentence: string): string[] {
  return [...sentence.matchAll(/[:;](?= )/g)]
    .map(({ index }) => sentence.slice(0, index))
    .filter((clause) => clause.split('`').length % 2 === 1)
    .map((clause) => `${clause}.`)
    .reverse();
}

/** Counts with their nouns. */

/** The noun of a count: `error` of 1, `errors` of 2. @param more where the plural is not the noun with an s */
export const nounFor = (count: number | bigint, noun: string, more = `${noun}s`): string =>
  count === 1 ? noun : more;

/** A count with its noun: `1 error`, `2 errors`. */
export const counted = (count: number | bigint, noun: string, more?: string): string =>
  `${count} ${nounFor(count, noun, more)}`;

/** The same, with its thousands apart: `3,200 steps`. */
export const countedWithCommas = (count: number, noun: string, more?: string): string =>
  `${count.toLocaleString('en')} ${nounFor(count, noun, more)}`;

/** `there is 1 epoch`, `there are only 2 epochs`: a clause. */
export const thereAre = (count: number | bigint, noun: string, only: 'only ' | '' = ''): string =>
  `there ${count === 1 ? 'is' : 'are'} ${only}${counted(count, noun)}`;

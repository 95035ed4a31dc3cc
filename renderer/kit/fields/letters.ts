const LETTERS = 'ABCDEF';

/** The letter of a compared source. */
export const letterOf = (index: number): string => LETTERS[index] ?? '';

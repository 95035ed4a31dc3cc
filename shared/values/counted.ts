/** A count with its noun: `1 error`, `2 errors`. @param more where the plural is not the noun with an s */
export const counted = (count: number, noun: string, more = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : more}`;

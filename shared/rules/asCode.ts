/** A name marked as code, as messages write it. */
export const asCode = (name: string): string => `\`${name}\``;

/** Several names: `a` and `b`. */
export const asCodes = (names: readonly string[]): string => names.map(asCode).join(' and ');

/** What the run multiplies patterns by. */

/** Null while it is not known. */
export const useFactor = (): number | null => null;

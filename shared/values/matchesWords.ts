/** Searching by words, as every search box does. */

/** The words of a query, in lower case. */
export const queryWords = (query: string): string[] =>
  query.toLowerCase().split(/\s+/).filter(Boolean);

/** Whether the texts together contain every word of the query; an empty query matches everything. */
export function matchesWords(
  texts: readonly (string | null | undefined)[],
  query: string,
): boolean {
  const text = texts.join('\n').toLowerCase();
  return queryWords(query).every((word) => text.includes(word));
}

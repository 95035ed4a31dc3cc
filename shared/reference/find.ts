/** Finding pages of the reference. */
import type { Finding } from '../findings/finding';
import { matchesWords, queryWords } from '../values/matchesWords';
import type { Page, PageKind } from './entries';

export interface Search {
  readonly query: string;
  readonly kind: PageKind | 'all';
  /** Of rules; `all` for any, and for pages that are no rules. */
  readonly severity: Finding['severity'] | 'all';
}

/** Whether a page is of the kind and severity that are asked for. */
export const isOfKind = (page: Page, { kind, severity }: Search): boolean =>
  (kind === 'all' || page.kind === kind) &&
  (severity === 'all' || (page.kind === 'rule' && page.rule.severity === severity));

/**
 * Pages that hold every word of the query, the nearest first: a name, its beginning, a word in name or title, then
 * what only the text holds. Without a query all of them, in their own order.
 */
export function findPages(pages: readonly Page[], search: Search): Page[] {
  const found = pages.filter(
    (page) =>
      isOfKind(page, search) &&
      matchesWords([...page.names, page.title, page.text, page.chapter], search.query),
  );
  const words = queryWords(search.query);
  if (words.length === 0) return found;
  const ranked = found.map((page) => ({ page, far: distance(page, words) }));
  return ranked.sort((a, b) => a.far - b.far).map(({ page }) => page);
}

function distance({ names, title }: Page, words: readonly string[]): number {
  const query = words.join(' ');
  const own = [...names, title].map((name) => name.toLowerCase());
  if (own.includes(query)) return 0;
  if (own.some((name) => name.startsWith(query))) return 1;
  const parts = own.flatMap((name) => name.split(/[\s_.-]+/));
  if (words.every((word) => parts.some((part) => part.startsWith(word)))) return 2;
  return words.every((word) => own.some((name) => name.includes(word))) ? 3 : 4;
}

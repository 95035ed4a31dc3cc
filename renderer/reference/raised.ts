/** Findings of this request by page. */
import type { Finding } from '../../shared/findings/finding';
import type { EvidencePage, Page, RulePage } from '../../shared/reference/entries';

/** Findings of a rule, of the rules that cite a section, or about a field or array under any of its names. */
export const findingsOf = (findings: readonly Finding[], page: Page): readonly Finding[] =>
  page.kind === 'rule' || page.kind === 'evidence'
    ? findings.filter(({ rule }) => rulesOf(page).some(({ id }) => id === rule))
    : findings.filter(({ fields }) => fields.some((name) => page.names.includes(bare(name))));

const rulesOf = (page: RulePage | EvidencePage) =>
  page.kind === 'rule' ? [page.rule] : page.rules;

const bare = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

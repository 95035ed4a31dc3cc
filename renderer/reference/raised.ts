/** Which findings of this request belong to which page. */
import type { Finding } from '../../shared/findings/finding';
import type { Page } from '../../shared/reference/entries';

/** Findings of a rule, or about a field or array under any of its names. */
export const findingsOf = (findings: readonly Finding[], page: Page): readonly Finding[] =>
  page.kind === 'rule'
    ? findings.filter(({ rule }) => rule === page.rule.id)
    : findings.filter(({ fields }) => fields.some((name) => page.names.includes(bare(name))));

const bare = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Outcomes in the words that every surface uses. */
import { type Finding, isCertainCrash, type Outcome } from './finding';

const WORDS: { readonly [outcome in Exclude<Outcome, 'crash'>]: string } = {
  blocked: 'blocked',
  'wrong-result': 'wrong result',
  ignored: 'ignored',
  slow: 'slow',
  info: 'info',
};

/** `will crash`, `may crash` (only some entry points, while none is chosen), `not checked`, or the outcome's word. */
export function outcomeWord(
  finding: Pick<Finding, 'outcome' | 'severity'> & { readonly checked?: false | undefined },
): string {
  if (finding.outcome === 'crash') return isCertainCrash(finding) ? 'will crash' : 'may crash';
  return finding.checked === false ? 'not checked' : WORDS[finding.outcome];
}

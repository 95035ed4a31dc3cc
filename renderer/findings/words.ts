/** Findings in words. */
import type { Finding } from '../../shared/findings/finding';

export const SEVERITY_WORDS = { error: 'Error', warning: 'Warning', notice: 'Notice' } as const;

const CONSEQUENCES = {
  crash: 'crash',
  'wrong-result': 'wrong result',
  ignored: 'silently ignored',
  slow: 'slow run',
} as const;

export const STAGE_WORDS = {
  factory: 'in the factory',
  load: 'when the data is loaded',
  train: 'in training',
  infer: 'in inference',
} as const;

/** What a finding leads to and when: `wrong result, in training`. */
export function outcomeText({
  severity,
  consequence,
  stage,
}: Pick<Finding, 'severity' | 'consequence' | 'stage'>): string {
  if (severity === 'error' && stage === 'factory') return 'refused by the factory';
  return `${CONSEQUENCES[consequence]}, ${STAGE_WORDS[stage]}`;
}

/** A count with its noun: `1 error`, `2 errors`. */
export const counted = (count: number, noun: string, ending = 's'): string =>
  `${count} ${noun}${count === 1 ? '' : ending}`;

/** How many findings of each severity stand that the user has not acknowledged. */
export function countSeverities(findings: readonly Finding[]) {
  const of = (severity: Finding['severity']) =>
    findings.filter((f) => f.severity === severity && f.acknowledged === undefined).length;
  return { errors: of('error'), warnings: of('warning'), notices: of('notice') };
}

/** What the footer says of a fix. */
export const appliedText = (label: string): string => `Applied: ${label}`;
export const undoneText = (label: string): string => `Undone: ${label}`;

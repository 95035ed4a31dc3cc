/** Findings in words. */
import { countsOf } from '../../shared/findings/counts';
import type { Finding } from '../../shared/findings/finding';

export const SEVERITY_WORDS = { error: 'Error', warning: 'Warning', info: 'Info' } as const;

const OUTCOME_WORDS = {
  blocked: 'blocked',
  crash: 'crash',
  'wrong-result': 'wrong result',
  ignored: 'silently ignored',
  slow: 'slow run',
  info: 'worth knowing',
} as const;

export const STAGE_WORDS = {
  factory: 'in the factory',
  load: 'when the data is loaded',
  train: 'in training',
  infer: 'in inference',
} as const;

/** What a finding leads to and when: `wrong result, in training`. */
export function outcomeText({ outcome, stage }: Pick<Finding, 'outcome' | 'stage'>): string {
  if (outcome === 'blocked') return 'rejected by the factory';
  return `${OUTCOME_WORDS[outcome]}, ${STAGE_WORDS[stage]}`;
}

/** A count with its noun: `1 error`, `2 errors`. */
export const counted = (count: number, noun: string, ending = 's'): string =>
  `${count} ${noun}${count === 1 ? '' : ending}`;

/** How many findings of each severity stand that the user has not acknowledged. */
export function countSeverities(findings: readonly Finding[]) {
  const { errors, warnings, infos } = countsOf(findings);
  return { errors, warnings, infos };
}

/** What the footer says of a fix. */
export const appliedText = (label: string): string => `Applied: ${label}`;
export const undoneText = (label: string): string => `Undone: ${label}`;

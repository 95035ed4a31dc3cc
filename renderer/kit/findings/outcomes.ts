/** Names, icons and counts of the outcomes: the only scale of severity in the window. */
import { type Finding, isCertainCrash, type Outcome } from '../../../shared/findings/finding';
import type { IconName } from '../Icon';

/**
 * `may-crash`: a crash with only some entry points, while none is chosen. `not-checked`: an info finding whose subject
 * could not be read.
 */
export type Mark = Outcome | 'may-crash' | 'not-checked';

/** Worst first. */
export const MARKS: readonly Mark[] = [
  'blocked',
  'crash',
  'may-crash',
  'wrong-result',
  'ignored',
  'slow',
  'info',
  'not-checked',
];

interface MarkFacts {
  readonly title: string;
  /** What it means, as a sentence. */
  readonly help: string;
  /** The count as text: `2 ignored`. */
  readonly count: (n: number) => string;
  readonly icon: IconName;
}

export const MARK_FACTS: { readonly [mark in Mark]: MarkFacts } = {
  blocked: {
    title: 'Blocks export',
    help: 'PtychoPINN rejects this configuration. Fix these before you can export.',
    count: (n) => `${n} blocking`,
    icon: 'octagon',
  },
  crash: {
    title: 'Will crash',
    help: 'PtychoPINN accepts the configuration, but the run ends with an error.',
    count: (n) => `${n} will crash`,
    icon: 'cross',
  },
  'may-crash': {
    title: 'May crash',
    help: 'The run ends with an error for the entry points named. Choose an entry point to see whether it applies.',
    count: (n) => `${n} may crash`,
    icon: 'cross',
  },
  'wrong-result': {
    title: 'Wrong result',
    help: 'The run finishes, but its result cannot be trusted.',
    count: (n) => `${n} wrong ${n === 1 ? 'result' : 'results'}`,
    icon: 'triangle',
  },
  ignored: {
    title: 'Ignored',
    help: 'The setting has no effect on this run.',
    count: (n) => `${n} ignored`,
    icon: 'slash',
  },
  slow: {
    title: 'Slow',
    help: 'The run takes more time, memory or disk space than necessary.',
    count: (n) => `${n} slow`,
    icon: 'clock',
  },
  info: {
    title: 'Info',
    help: 'Worth knowing; nothing is wrong.',
    count: (n) => `${n} info`,
    icon: 'info',
  },
  'not-checked': {
    title: 'Not checked',
    help: 'This could not be checked; it may or may not be a problem.',
    count: (n) => `${n} not checked`,
    icon: 'dashed',
  },
};

export function markOf(finding: Pick<Finding, 'outcome' | 'severity' | 'checked'>): Mark {
  if (finding.checked === false) return 'not-checked';
  return finding.outcome === 'crash' && !isCertainCrash(finding) ? 'may-crash' : finding.outcome;
}

export interface MarkCount {
  readonly mark: Mark;
  readonly count: number;
}

/**
 * The marks of the open findings, worst first, with their counts. Acknowledged findings do not count, except what was
 * not checked.
 */
export function countMarks(findings: readonly Finding[]): MarkCount[] {
  const open = findings.filter(
    ({ acknowledged, checked }) => acknowledged === undefined || checked === false,
  );
  return MARKS.map((mark) => ({
    mark,
    count: open.filter((finding) => markOf(finding) === mark).length,
  })).filter(({ count }) => count > 0);
}

/** `1 will crash, 2 ignored`; empty without open findings. */
export const marksText = (findings: readonly Finding[]): string =>
  countMarks(findings)
    .map(({ mark, count }) => MARK_FACTS[mark].count(count))
    .join(', ');

/** Names, icons and counts of the outcomes: the only scale of severity in the window. */
import { type Finding, isCertainCrash, type Outcome } from '../../../shared/findings/finding';

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
  /** Path of its icon in a box of 16 by 16; strokes in the mark's colour. */
  readonly icon: string;
}

const CIRCLE = 'M8 2.3a5.7 5.7 0 1 0 0 11.4A5.7 5.7 0 0 0 8 2.3z';

export const MARK_FACTS: { readonly [mark in Mark]: MarkFacts } = {
  blocked: {
    title: 'Blocks export',
    help: 'PtychoPINN rejects this configuration. Fix these before you can export.',
    count: (n) => `${n} blocking`,
    icon: 'M5.6 2.2h4.8l3.4 3.4v4.8l-3.4 3.4H5.6l-3.4-3.4V5.6zM5.2 8h5.6',
  },
  crash: {
    title: 'Will crash',
    help: 'PtychoPINN accepts the configuration, but the run ends with an error.',
    count: (n) => `${n} will crash`,
    icon: `${CIRCLE}M6 6l4 4M10 6l-4 4`,
  },
  'may-crash': {
    title: 'May crash',
    help: 'The run ends with an error for the entry points named. Choose an entry point to see whether it applies.',
    count: (n) => `${n} may crash`,
    icon: `${CIRCLE}M6 6l4 4M10 6l-4 4`,
  },
  'wrong-result': {
    title: 'Wrong result',
    help: 'The run finishes, but its result cannot be trusted.',
    count: (n) => `${n} wrong ${n === 1 ? 'result' : 'results'}`,
    icon: 'M8 2.7 14 13H2zM8 6.8v2.7M8 11.3h.01',
  },
  ignored: {
    title: 'Ignored',
    help: 'The setting has no effect on this run.',
    count: (n) => `${n} ignored`,
    icon: `${CIRCLE}M4.2 4.2l7.6 7.6`,
  },
  slow: {
    title: 'Slow',
    help: 'The run takes more time, memory or disk space than necessary.',
    count: (n) => `${n} slow`,
    icon: `${CIRCLE}M8 4.8V8l2.2 1.6`,
  },
  info: {
    title: 'Info',
    help: 'Worth knowing; nothing is wrong.',
    count: (n) => `${n} info`,
    icon: `${CIRCLE}M8 7.5V11M8 5h.01`,
  },
  'not-checked': {
    title: 'Not checked',
    help: 'This could not be checked; it may or may not be a problem.',
    count: (n) => `${n} not checked`,
    icon: CIRCLE,
  },
};

export function markOf(finding: Pick<Finding, 'outcome' | 'severity' | 'checked'>): Mark {
  if (finding.checked === false) return 'not-checked';
  return finding.outcome === 'crash' && !isCertainCrash(finding) ? 'may-crash' : finding.outcome;
}

/**
 * The marks of the open findings, worst first, with their counts. Acknowledged findings do not count, except what was
 * not checked.
 */
export function countMarks(
  findings: readonly Finding[],
): { readonly mark: Mark; readonly count: number }[] {
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

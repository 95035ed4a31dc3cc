/** What is known of the points of a plan together, and what each is called. */
import type { PointFacts } from '../../../shared/ipc/sweep';
import { ruleFacts } from '../../../shared/reference/ruleList';
import type { Shown } from '../store';

/** In drawing order: the worst on top. A warning that every point has does not make a point `warned`. */
export const STATUSES = ['pending', 'ready', 'warned', 'will-crash', 'refused'] as const;
export type Status = (typeof STATUSES)[number];

export const STATUS_WORDS: { readonly [status in Status]: string } = {
  pending: 'not resolved yet',
  ready: 'ready',
  warned: 'point-specific warnings',
  'will-crash': 'will crash',
  refused: 'blocked',
};

interface Tally {
  /** How many of the points resolved so far each filter shows. */
  readonly counts: { readonly [shown in Shown]: number };
  /** Number of points by rule. */
  readonly rules: ReadonlyMap<string, number>;
  /** The rules with findings at every point: they come from the base. None for a single point. */
  readonly common: ReadonlySet<string>;
}

const known = new WeakMap<readonly PointFacts[], Tally>();

/** Made once for each list of facts. */
export function tallyOf(facts: readonly PointFacts[]): Tally {
  const before = known.get(facts);
  if (before) return before;
  const rules = new Map<string, number>();
  for (const one of facts) for (const id of one.rules) rules.set(id, (rules.get(id) ?? 0) + 1);
  const all = facts.length;
  const common = new Set(all < 2 ? [] : [...rules.keys()].filter((id) => rules.get(id) === all));
  const counts = { all, ready: 0, 'will-crash': 0, refused: 0, warned: 0 };
  for (const one of facts) {
    counts[one.status] += 1;
    if (hasOwnWarning(one, common)) counts.warned += 1;
  }
  const tally = { counts, rules, common };
  known.set(facts, tally);
  return tally;
}

/** Whether a point has a warning that not every point has. */
export const hasOwnWarning = (
  { warnings, rules }: PointFacts,
  common: ReadonlySet<string>,
): boolean =>
  warnings > 0 && rules.some((id) => !common.has(id) && ruleFacts(id)?.severity === 'warning');

export function statusOf(facts: PointFacts | undefined, common: ReadonlySet<string>): Status {
  if (facts?.status !== 'ready') return facts?.status ?? 'pending';
  return hasOwnWarning(facts, common) ? 'warned' : 'ready';
}

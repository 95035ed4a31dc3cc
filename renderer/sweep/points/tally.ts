/** What is known of the points of a plan together, and what each is called. */
import type { PointFacts } from '../../../shared/ipc/sweep';
import { ruleFacts } from '../../../shared/reference/ruleList';
import { MARKS, type Mark } from '../../kit/findings/outcomes';
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
  /** Number of points by rule, and its worst outcome at one of them. */
  readonly rules: ReadonlyMap<string, { readonly count: number; readonly mark: Mark }>;
  /** The rules with findings at every point: they come from the base. None for a single point. */
  readonly common: ReadonlySet<string>;
}

const known = new WeakMap<readonly PointFacts[], Tally>();

/** Made once for each list of facts. */
export function tallyOf(facts: readonly PointFacts[]): Tally {
  const before = known.get(facts);
  if (before) return before;
  const rules = new Map<string, { count: number; mark: Mark }>();
  for (const one of facts)
    for (const id of one.rules) {
      const mark = markAt(one, id);
      const { count, mark: worst } = rules.get(id) ?? { count: 0, mark };
      const isWorse = MARKS.indexOf(mark) < MARKS.indexOf(worst);
      rules.set(id, { count: count + 1, mark: isWorse ? mark : worst });
    }
  const all = facts.length;
  const everywhere = [...rules].flatMap(([id, { count }]) => (count === all ? [id] : []));
  const common = new Set(all < 2 ? [] : everywhere);
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
export const hasOwnWarning = (facts: PointFacts, common: ReadonlySet<string>): boolean =>
  facts.warnings > 0 &&
  facts.rules.some((id) => !common.has(id) && WARNINGS.includes(markAt(facts, id)));

const WARNINGS: readonly Mark[] = ['may-crash', 'wrong-result', 'ignored', 'slow'];

/** The outcome of a rule at a point. */
export const markAt = ({ may_crash = [] }: PointFacts, id: string): Mark =>
  may_crash.includes(id) ? 'may-crash' : (ruleFacts(id)?.outcome ?? 'info');

export function statusOf(facts: PointFacts | undefined, common: ReadonlySet<string>): Status {
  if (facts?.status !== 'ready') return facts?.status ?? 'pending';
  return hasOwnWarning(facts, common) ? 'warned' : 'ready';
}

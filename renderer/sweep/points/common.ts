/** Warnings that every point has: they come from the base and do not distinguish points. */
import type { PointFacts } from '../../../shared/ipc/sweep';
import { ruleFacts } from '../../../shared/reference/ruleList';

const known = new WeakMap<readonly PointFacts[], ReadonlySet<string>>();
const NOTHING: ReadonlySet<string> = new Set();

/** The rules with findings at every point resolved so far; none for a single point. */
export function commonRules(facts: readonly PointFacts[]): ReadonlySet<string> {
  if (facts.length < 2) return NOTHING;
  const before = known.get(facts);
  if (before) return before;
  const common = new Set(facts[0]?.rules);
  for (const { rules } of facts) {
    if (common.size === 0) break;
    for (const id of common) if (!rules.includes(id)) common.delete(id);
  }
  known.set(facts, common);
  return common;
}

/** Whether a point has a warning that not every point has. */
export const hasOwnWarning = (
  { warnings, rules }: PointFacts,
  common: ReadonlySet<string>,
): boolean =>
  warnings > 0 && rules.some((id) => !common.has(id) && ruleFacts(id)?.severity === 'warning');

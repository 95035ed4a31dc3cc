/** Which points the table shows, and in which order. */

import type { PointFacts } from '../../../shared/ipc/sweep';
import { jsonText } from '../../../shared/json/write';
import type { Plan } from '../../../shared/sweep/plan/planPoints';
import type { Value, Values } from '../../../shared/values/value';
import { asNumber } from '../../../shared/values/value';
import type { Planned, Shown, Sort } from '../store';
import { commonRules, hasOwnWarning } from './common';

const known = new WeakMap<Plan, readonly Values[]>();

/** The values of all points, made once. */
export function allValues(plan: Plan): readonly Values[] {
  const before = known.get(plan);
  if (before) return before;
  const values = Array.from({ length: plan.count }, (_, i) => plan.valuesAt(i));
  known.set(plan, values);
  return values;
}

function passes(facts: PointFacts | undefined, shown: Shown, common: ReadonlySet<string>): boolean {
  if (shown === 'all') return true;
  if (!facts) return false;
  return shown === 'warned' ? hasOwnWarning(facts, common) : facts.status === shown;
}

/** How many of the points resolved so far each filter shows. */
export function countShown(facts: readonly PointFacts[]): { readonly [shown in Shown]: number } {
  const common = commonRules(facts);
  const counts = { all: facts.length, ready: 0, 'will-crash': 0, refused: 0, warned: 0 };
  for (const one of facts) {
    counts[one.status] += 1;
    if (hasOwnWarning(one, common)) counts.warned += 1;
  }
  return counts;
}

/** Positions of the points that match, in order. Filters apply to points resolved so far. */
export function shownPoints(
  { plan, facts }: Planned,
  { shown, rule, sort }: { shown: Shown; rule: string | null; sort: Sort | null },
): Uint32Array {
  const kept = new Uint32Array(plan.count);
  let count = 0;
  const common = commonRules(facts);
  for (let i = 0; i < plan.count; i += 1) {
    const here = facts[i];
    if (!passes(here, shown, common) || (rule !== null && !here?.rules.includes(rule))) continue;
    kept[count] = i;
    count += 1;
  }
  const positions = kept.subarray(0, count);
  return sort === null ? positions : sorted(positions, plan, facts, sort);
}

function sorted(
  positions: Uint32Array,
  plan: Plan,
  facts: readonly PointFacts[],
  { column, descending }: Sort,
): Uint32Array {
  const values = allValues(plan);
  const compare = comparison(column, values, facts);
  const sign = descending ? -1 : 1;
  return positions.slice().sort((a, b) => sign * compare(a, b) || a - b);
}

function comparison(
  column: string,
  values: readonly Values[],
  facts: readonly PointFacts[],
): (a: number, b: number) => number {
  if (column === '#') return (a, b) => a - b;
  if (column === 'status' || column === 'findings') {
    // Blocked points first, unresolved ones last.
    const rank = (i: number) => {
      const here = facts[i];
      return here ? -here.errors * 1e6 - here.warnings : 1;
    };
    return (a, b) => rank(a) - rank(b);
  }
  return (a, b) => compareValues(values[a]?.[column] ?? null, values[b]?.[column] ?? null);
}

/** Numbers by size, text alphabetically, None first, other types by their text. */
export function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== undefined && y !== undefined) return x - y;
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const textOf = (value: Value): string => (typeof value === 'string' ? value : jsonText(value));

/** Which points the table shows, and in which order. */
import { useMemo } from 'react';
import { jsonText } from '../../../shared/json/write';
import type { Plan } from '../../../shared/sweep/plan/planPoints';
import { asNumber, type Value, type Values } from '../../../shared/values/value';
import { type Planned, type SweepState, useSweep } from '../store';
import { hasOwnWarning, tallyOf } from './tally';

const known = new WeakMap<Plan, readonly Values[]>();

/** The values of all points, made once. */
export function allValues(plan: Plan): readonly Values[] {
  const before = known.get(plan);
  if (before) return before;
  const values = Array.from({ length: plan.count }, (_, i) => plan.valuesAt(i));
  known.set(plan, values);
  return values;
}

/** Positions of the points that match, in order. Filters apply to points resolved so far. */
export function shownPoints(
  { plan, facts }: Planned,
  { shown, rule, sorting }: Pick<SweepState, 'shown' | 'rule' | 'sorting'>,
): Uint32Array {
  const kept = new Uint32Array(plan.count);
  let count = 0;
  const { common } = tallyOf(facts);
  for (let i = 0; i < plan.count; i += 1) {
    const here = facts[i];
    const passes =
      shown === 'all' ||
      (here && (shown === 'warned' ? hasOwnWarning(here, common) : here.status === shown));
    if (!passes || (rule !== null && !here?.rules.includes(rule))) continue;
    kept[count] = i;
    count += 1;
  }
  const positions = kept.subarray(0, count);
  if (!sorting) return positions;
  const compare = comparison(sorting.id, plan, facts);
  const sign = sorting.isDescending ? -1 : 1;
  return positions.slice().sort((a, b) => sign * compare(a, b) || a - b);
}

/** Positions of the points that match the filters, in the order of the table. */
export function useShown(planned: Planned): Uint32Array {
  const shown = useSweep((state) => state.shown);
  const rule = useSweep((state) => state.rule);
  const sorting = useSweep((state) => state.sorting);
  return useMemo(
    () => shownPoints(planned, { shown, rule, sorting }),
    [planned, shown, rule, sorting],
  );
}

function comparison(
  column: string,
  plan: Plan,
  facts: Planned['facts'],
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
  const values = allValues(plan);
  return (a, b) => compareValues(values[a]?.[column] ?? null, values[b]?.[column] ?? null);
}

/** Numbers by size, text alphabetically, None first, other types by their text. */
function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== undefined && y !== undefined) return x - y;
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const textOf = (value: Value): string => (typeof value === 'string' ? value : jsonText(value));

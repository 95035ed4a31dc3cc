import { useState } from 'react';

/**
 * The names that matched at any time since `key` last changed: a row that is reset while it is
 * filtered for stays visible until the filter changes. What matched while an edit was still being resolved
 * (`settled` false) is replaced by what matches afterwards.
 */
export function useKept(
  key: string,
  matching: readonly string[],
  settled: boolean,
): ReadonlySet<string> {
  const [kept, setKept] = useState({ key, names: new Set(matching), settled });
  if (kept.key !== key || (settled && !kept.settled)) {
    const next = { key, names: new Set(matching), settled };
    setKept(next);
    return next.names;
  }
  if (matching.every((name) => kept.names.has(name))) return kept.names;
  const names = new Set([...kept.names, ...matching]);
  setKept({ ...kept, names });
  return names;
}

/**
 * The row that has the focus and no longer matches, though it did since it has it: what is being edited does not move. A
 * row that did not match by then stays where it is.
 */
export function useLingering(
  key: string,
  active: string | null,
  matching: readonly string[],
): string | null {
  const matches = active !== null && matching.includes(active);
  const [seen, setSeen] = useState({ key, active, matched: matches });
  if (seen.key !== key || seen.active !== active || (matches && !seen.matched)) {
    setSeen({ key, active, matched: matches });
    return null;
  }
  return seen.matched && !matches ? active : null;
}

import { useState } from 'react';

/**
 * The names that matched at any time since `key` last changed: a row that is reset while it is
 * filtered for stays visible until the filter changes.
 */
export function useKept(key: string, matching: readonly string[]): ReadonlySet<string> {
  const [kept, setKept] = useState({ key, names: new Set(matching) });
  if (kept.key !== key) {
    const next = { key, names: new Set(matching) };
    setKept(next);
    return next.names;
  }
  if (matching.every((name) => kept.names.has(name))) return kept.names;
  const names = new Set([...kept.names, ...matching]);
  setKept({ key, names });
  return names;
}

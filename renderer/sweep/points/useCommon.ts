import { useRef } from 'react';
import type { PointFacts } from '../../../shared/ipc/sweep';
import { commonRules } from './common';

/** The rules of every point; the same set as before while it holds the same, so that rows stay as they are. */
export function useCommon(facts: readonly PointFacts[]): ReadonlySet<string> {
  const last = useRef<ReadonlySet<string>>(new Set());
  const next = commonRules(facts);
  const same = next.size === last.current.size && [...next].every((id) => last.current.has(id));
  if (!same) last.current = next;
  return last.current;
}

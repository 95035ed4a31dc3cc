import { useRef } from 'react';
import type { PointFacts } from '../../../shared/ipc/sweep';
import { commonRules } from './common';

/** The rules of every point; an unchanged set keeps its identity, so that rows do not render again. */
export function useCommon(facts: readonly PointFacts[]): ReadonlySet<string> {
  const last = useRef<ReadonlySet<string>>(new Set());
  const next = commonRules(facts);
  const same = next.size === last.current.size && [...next].every((id) => last.current.has(id));
  if (!same) last.current = next;
  return last.current;
}

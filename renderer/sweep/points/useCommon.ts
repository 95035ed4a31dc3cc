import { useMemo } from 'react';
import type { PointFacts } from '../../../shared/ipc/sweep';
import { commonRules } from './common';

/** The rules of every point; an unchanged set keeps its identity, so that rows do not render again. */
export function useCommon(facts: readonly PointFacts[]): ReadonlySet<string> {
  const ids = [...commonRules(facts)].join(' ');
  return useMemo(() => new Set(ids.split(' ').filter(Boolean)), [ids]);
}

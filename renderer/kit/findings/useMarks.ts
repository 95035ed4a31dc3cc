import { useMemo } from 'react';
import { useStore } from '../../store/store';
import { countMarks, type MarkCount } from './outcomes';

/** The open findings of the configuration by outcome, worst first: the one count that every part of the window shows. */
export function useMarks(): readonly MarkCount[] {
  const findings = useStore((state) => state.resolution.findings);
  return useMemo(() => countMarks(findings), [findings]);
}

/** What the plan was before the edit that is going on: shown struck through beside what it becomes. */
import { useEffect, useState } from 'react';
import { useStore } from '../../store/store';

/** How long the old figures stay once the edit is committed. */
const STAY_MS = 2000;

/** The value from before the current step of editing, until 2 s after it ends; null when nothing changes. */
export function useBefore<T>(value: T | null): T | null {
  const step = useStore(({ history }) => history.key);
  const [kept, setKept] = useState<{
    readonly step: string | null;
    readonly last: T | null;
    readonly before: T | null;
  }>({ step, last: value, before: null });
  let { before } = kept;
  if (kept.step !== step || kept.last !== value) {
    // Another field is edited: what it changes is compared with what there is now.
    if (kept.step !== step && step !== null) before = null;
    if (kept.last !== value) before ??= kept.last;
    setKept({ step, last: value, before });
  }
  const isEditing = step !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change begins the time anew.
  useEffect(() => {
    if (before === null || isEditing) return;
    const timer = setTimeout(() => setKept((now) => ({ ...now, before: null })), STAY_MS);
    return () => clearTimeout(timer);
  }, [before, isEditing, value]);
  return before;
}

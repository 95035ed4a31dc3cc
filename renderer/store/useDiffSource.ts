import { useMemo } from 'react';
import type { DiffSource } from '../../shared/diff/source';
import { targetIn } from './diffSources';
import { useDraft, useStore } from './store';

/** The diff source of that id; undefined until it is resolved. The draft's changes with every resolution. */
export function useDiffSource(id: string): DiffSource | undefined {
  const provenance = useStore((state) => state.resolution.provenance);
  const target = useDraft((draft) => draft.target);
  const workflow = useDraft((draft) => draft.workflow);
  const defaults = useStore((state) => state.defaults);
  const ofTarget = useStore((state) => state.targetSides[targetIn(id) ?? '']);
  const kept = useStore((state) => state.keptSides.find((source) => source.id === id)?.source);
  const draft = useMemo(
    () => ({ label: 'This draft', target, workflow, provenance }),
    [target, workflow, provenance],
  );
  switch (id) {
    case 'draft':
      return draft;
    case 'defaults':
      return defaults ?? undefined;
    default:
      return targetIn(id) === undefined ? kept : ofTarget;
  }
}

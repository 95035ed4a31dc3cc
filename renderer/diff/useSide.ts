import { useMemo } from 'react';
import type { Side } from '../../shared/diff/side';
import { targetIn } from '../store/sides';
import { useDraft, useStore } from '../store/store';

/** The side of that id; undefined while it is not there yet. The draft's own changes with every resolution. */
export function useSide(id: string): Side | undefined {
  const provenance = useStore((state) => state.resolution.provenance);
  const target = useDraft((draft) => draft.target);
  const workflow = useDraft((draft) => draft.workflow);
  const defaults = useStore((state) => state.defaults);
  const ofTarget = useStore((state) => state.targetSides[targetIn(id) ?? '']);
  const kept = useStore((state) => state.keptSides.find((side) => side.id === id)?.side);
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

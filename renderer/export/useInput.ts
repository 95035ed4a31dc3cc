import { useDeferredValue, useMemo, useRef } from 'react';
import type { ExportInput } from '../../shared/exporters/format';
import { type EditorDocument, requestOf } from '../store/document';
import { useStore } from '../store/store';

/**
 * The request with what the factory made of it, the two always of one draft: while an edit is being resolved, the
 * pair before it. A preview follows it when typing leaves the time.
 */
export function useInput(): ExportInput {
  const work = useSettledWork();
  const resolution = useStore((state) => state.resolution);
  const { draft, dataset, model } = work;
  const input = useMemo(
    () => ({ request: requestOf({ draft, dataset, model }), resolution }),
    [draft, dataset, model, resolution],
  );
  return useDeferredValue(input);
}

function useSettledWork(): EditorDocument {
  const settled = useRef<EditorDocument>(useStore.getState().history.present);
  return useStore(({ history: { present }, resolvedDraft }) => {
    if (present.draft === resolvedDraft) settled.current = present;
    return settled.current;
  });
}

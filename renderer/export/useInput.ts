import { useDeferredValue, useMemo } from 'react';
import type { ExportInput } from '../../shared/exporters/format';
import { requestOf } from '../store/document';
import { useStore } from '../store/store';

/**
 * The request with its resolution, always of the same draft: the previous pair while an edit is being resolved. Deferred
 * while the user types.
 */
export function useInput(): ExportInput {
  const resolved = useStore((state) => state.resolvedDocument);
  const resolution = useStore((state) => state.resolution);
  const input = useMemo(
    () => ({ request: requestOf(resolved), resolution }),
    [resolved, resolution],
  );
  return useDeferredValue(input);
}

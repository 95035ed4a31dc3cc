import { useDeferredValue, useMemo } from 'react';
import type { ExportInput } from '../../shared/exporters/format';
import { requestOf } from '../store/document';
import { useStore } from '../store/store';

/**
 * The request with what the factory made of it, the two always of one draft: while an edit is being resolved, the
 * pair before it. A preview follows it when typing leaves the time.
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

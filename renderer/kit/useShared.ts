import { useMemo, useState } from 'react';
import { share } from '../store/share';

/** The value, with every part that equals its counterpart at the render before replaced by that. */
export function useShared<T>(value: T): T {
  const [last, setLast] = useState(value);
  const shared = useMemo(() => share(last, value), [last, value]);
  if (shared !== last) setLast(shared);
  return shared;
}

import { type ReactNode, useEffect, useState } from 'react';
import { type LazyModule, useThere } from './lazyModule';

interface Props<T> {
  part: LazyModule<T>;
  /** Shown until the part is read. */
  meanwhile?: ReactNode;
  children: (there: T) => ReactNode;
}

/** Shows something of a part of the window: at once where it was read already, else as soon as it is. */
export function Lazy<T>({ part, meanwhile = null, children }: Props<T>): ReactNode {
  const there = useThere(part);
  const [failure, setFailure] = useState<Error | null>(null);
  useEffect(() => {
    if (part.now() === undefined)
      part.read().catch((error) => setFailure(error instanceof Error ? error : new Error(error)));
  }, [part]);
  // The error boundary says it and offers to load the window again.
  if (failure && there === undefined) throw failure;
  return there === undefined ? meanwhile : children(there);
}

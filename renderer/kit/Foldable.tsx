import type { ReactNode } from 'react';
import { useStore } from '../store/store';

interface Props {
  /** What the window remembers it by. */
  part: string;
  summary: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** A part that can be folded; the window remembers which are. */
export function Foldable({ part, summary, className, children }: Props) {
  const folded = useFolded(part);
  return (
    <details
      className={className}
      open={!folded}
      onToggle={({ currentTarget: { open } }) => {
        if (open === folded)
          useStore.setState((state) => ({ folded: { ...state.folded, [part]: !open } }));
      }}
    >
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

export const useFolded = (part: string): boolean =>
  useStore((state) => state.folded[part] === true);

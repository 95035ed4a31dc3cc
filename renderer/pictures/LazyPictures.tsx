import type { ReactNode } from 'react';
import css from './LazyPictures.module.css';
import { usePictures } from './store';

/** One foldable picture. */
export function LazyPictures({
  name,
  title,
  children,
}: {
  name: string;
  title: string;
  children: ReactNode;
}) {
  const folded = usePictures((state) => state.folded.includes(name));
  const fold = usePictures((state) => state.fold);
  return (
    <details
      className={css.part}
      open={!folded}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open === folded) fold(name, !currentTarget.open);
      }}
    >
      <summary>
        <h2>{title}</h2>
      </summary>
      {!folded && <div className={css.body}>{children}</div>}
    </details>
  );
}

import type { ReactNode } from 'react';
import { Foldable, useFolded } from '../kit/Foldable';
import css from './PictureSection.module.css';

interface Props {
  name: string;
  title: string;
  children: ReactNode;
}

/** One foldable picture; it is drawn while it is open. */
export function PictureSection({ name, title, children }: Props) {
  const part = `picture ${name}`;
  const folded = useFolded(part);
  return (
    <Foldable part={part} className={css.part} summary={<h2>{title}</h2>}>
      {!folded && <div className={css.body}>{children}</div>}
    </Foldable>
  );
}

import type { ReactNode } from 'react';
import { Button } from '../kit/Button';
import css from './PictureSection.module.css';
import { openPicture, type ViewId } from './store';

interface Props {
  title: string;
  /** At the right of the title. */
  note?: ReactNode;
  /** What the icon in its head opens, and its name. */
  view: ViewId;
  opens: string;
  children: ReactNode;
}

/** A picture in the left column; it opens in the viewer. */
export function PictureSection({ title, note, view, opens, children }: Props) {
  return (
    <section className={css.part} aria-label={title}>
      <header className={css.head}>
        <h2>{title}</h2>
        {note && <span className={css.note}>{note}</span>}
        <Button
          variant="ghost"
          small
          icon="enlarge"
          label={`Enlarge ${opens}`}
          onClick={() => openPicture(view)}
        />
      </header>
      {children}
    </section>
  );
}

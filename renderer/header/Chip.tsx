import type { ReactNode } from 'react';
import css from './Chip.module.css';

interface Props {
  label: string;
  /** Name of the request's field that it sets, so that findings can go to it. */
  field: string;
  bad?: boolean;
  /** May take the remaining space. */
  wide?: boolean;
  children: ReactNode;
}

/** A labelled control in the header. */
export function Chip({ label, field, bad, wide, children }: Props) {
  return (
    <span
      className={css.chip}
      data-field={field}
      data-bad={bad || undefined}
      data-wide={wide || undefined}
    >
      <span className={css.label}>{label}</span>
      {children}
    </span>
  );
}

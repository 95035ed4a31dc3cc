import type { ReactNode } from 'react';
import css from './RunSetup.module.css';

interface Props {
  readonly group: string;
  readonly value: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
  readonly title: ReactNode;
  /** The second line. */
  readonly children?: ReactNode;
}

/** One option of a group: a title, and what follows from choosing it. */
export function Option({ group, value, checked, disabled, onChoose, title, children }: Props) {
  return (
    <label className={css.option} data-disabled={disabled || undefined}>
      <input
        type="radio"
        name={group}
        value={value}
        checked={checked}
        disabled={disabled}
        onChange={onChoose}
      />
      <span className={css.text}>
        <span className={css.title}>{title}</span>
        {children !== undefined && <span className={css.detail}>{children}</span>}
      </span>
    </label>
  );
}

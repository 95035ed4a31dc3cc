import type { ReactNode } from 'react';
import { Radio } from '../../kit/Radio';
import css from './RunSetup.module.css';

interface Props {
  readonly value: string;
  readonly disabled?: boolean;
  readonly title: ReactNode;
  /** The second line. */
  readonly children?: ReactNode;
}

/** One option of a group: a title, and what follows from choosing it. */
export const Option = ({ value, disabled = false, title, children }: Props) => (
  <Radio className={css.option} value={value} disabled={disabled}>
    <span className={css.text}>
      <span className={css.title}>{title}</span>
      {children !== undefined && <span className={css.detail}>{children}</span>}
    </span>
  </Radio>
);

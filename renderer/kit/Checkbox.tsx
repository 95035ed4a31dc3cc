import { Checkbox as Base } from '@base-ui/react/checkbox';
import type { ReactNode } from 'react';
import css from './Checkbox.module.css';
import { Icon } from './Icon';

interface Props {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

/** One of several that are chosen together, with its words; Space turns it. */
export const Checkbox = ({ checked, onChange, children, ...rest }: Props) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the box is in it.
  <label className={css.label} {...rest}>
    <Base.Root className={css.box} checked={checked} onCheckedChange={(next) => onChange(next)}>
      <Base.Indicator className={css.mark}>
        <Icon name="ok" size={14} />
      </Base.Indicator>
    </Base.Root>
    <span className={css.words}>{children}</span>
  </label>
);

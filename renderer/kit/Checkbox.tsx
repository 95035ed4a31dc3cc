import { Checkbox as Base } from '@base-ui/react/checkbox';
import type { ComponentProps, ReactNode } from 'react';
import css from './Checkbox.module.css';
import { Icon } from './Icon';

interface BoxProps extends Omit<ComponentProps<typeof Base.Root>, 'checked' | 'onChange'> {
  /** `mixed`: true of some of what it is about. */
  checked: boolean | 'mixed';
  onChange: (checked: boolean) => void;
}

/** A checkbox without words, as in a table; Space turns it. */
export const CheckboxBox = ({ checked, onChange, className = '', ...rest }: BoxProps) => (
  <Base.Root
    {...rest}
    className={`${css.box} ${className}`}
    checked={checked === true}
    indeterminate={checked === 'mixed'}
    onCheckedChange={(next) => onChange(next)}
  >
    <Base.Indicator className={css.mark}>
      <Icon name={checked === 'mixed' ? 'minus' : 'ok'} size={14} />
    </Base.Indicator>
  </Base.Root>
);

interface Props {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

/** One of several that are chosen together, with its words, which can be clicked as well. */
export const Checkbox = ({ checked, onChange, children, ...rest }: Props) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the box is in it.
  <label className={css.label} {...rest}>
    <CheckboxBox checked={checked} onChange={onChange} />
    <span className={css.words}>{children}</span>
  </label>
);

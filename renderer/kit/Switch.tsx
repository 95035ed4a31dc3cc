import { Switch as Base } from '@base-ui/react/switch';
import type { ReactNode } from 'react';
import css from './Switch.module.css';

interface Props {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
}

/** Something that is on or off at once, with its words. */
export const Switch = ({ checked, onChange, disabled = false, children }: Props) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the switch is in it.
  <label className={css.label}>
    <Base.Root
      className={css.switch}
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      disabled={disabled}
    >
      <Base.Thumb className={css.thumb} />
    </Base.Root>
    {children}
  </label>
);

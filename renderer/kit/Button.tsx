import type { ComponentProps } from 'react';
import css from './Button.module.css';
import { Icon, type IconName } from './Icon';
import { Tip } from './Tip';

interface Props extends Omit<ComponentProps<'button'>, 'disabled' | 'title'> {
  /** `primary` is filled: one per surface. `ghost` has no edge. */
  variant?: 'plain' | 'primary' | 'ghost' | undefined;
  small?: boolean | undefined;
  icon?: IconName | undefined;
  /** The name of a button that shows an icon alone; also its tooltip. */
  label?: string | undefined;
  tip?: string | undefined;
  /** The keys that do the same, shown in the tooltip. */
  keys?: string | undefined;
  /** A reason keeps the button in reach of pointer and keyboard, and says why nothing happens. */
  disabled?: boolean | string | undefined;
}

/** A button with an icon, a word or both; 28 px high, small 24. */
export function Button({
  variant = 'plain',
  small = false,
  icon,
  label,
  tip,
  keys,
  disabled = false,
  className = '',
  children,
  onClick,
  ...rest
}: Props) {
  const reason = typeof disabled === 'string' ? disabled : '';
  const text = reason || tip || label || '';
  const button = (
    <button
      type="button"
      className={`${css.button} ${className}`}
      data-variant={variant}
      data-small={small || undefined}
      data-alone={children === undefined || undefined}
      aria-label={label}
      {...rest}
      disabled={disabled === true}
      aria-disabled={reason !== '' || rest['aria-disabled']}
      onClick={reason ? undefined : onClick}
    >
      {icon && <Icon name={icon} size={small ? 14 : 16} />}
      {children}
    </button>
  );
  return text === '' && !keys ? (
    button
  ) : (
    <Tip text={text} keys={keys}>
      {button}
    </Tip>
  );
}

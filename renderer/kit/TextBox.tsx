import type { ComponentProps } from 'react';
import { seal } from '../store/edit';
import css from './TextBox.module.css';

interface Props extends Omit<ComponentProps<'input'>, 'onChange'> {
  /** Its name, unless it is within its label. */
  label?: string | undefined;
  /** Shown above it. */
  caption?: string;
  value: string;
  invalid?: boolean;
  /** Lines; one line that takes no more without. */
  rows?: number | undefined;
  onText: (text: string) => void;
}

/** A text; what is typed into it until it loses the focus is one step of undo. */
export function TextBox({ label, caption, invalid = false, rows, onText, ...rest }: Props) {
  const control = {
    className: css.box,
    'aria-label': label,
    'aria-invalid': invalid,
    autoComplete: 'off',
    spellCheck: false,
    onChange: ({ target }: { target: { value: string } }) => onText(target.value),
    onBlur: seal,
  };
  const box =
    rows === undefined ? (
      <input type="text" {...control} {...rest} />
    ) : (
      <textarea rows={rows} {...control} {...(rest as ComponentProps<'textarea'>)} />
    );
  if (caption === undefined) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box is in it.
    <label className={css.labelled}>
      <span>{caption}</span>
      {box}
    </label>
  );
}

import { type ComponentProps, type ReactNode, useId } from 'react';
import { seal } from '../store/edit';
import { CodeText } from './CodeText';
import css from './TextBox.module.css';

interface Props extends Omit<ComponentProps<'input'>, 'onChange'> {
  /** Its name, unless it is within its label. */
  label?: string | undefined;
  /** Shown above it. */
  caption?: string;
  value: string;
  invalid?: boolean;
  /** What is wrong with it, shown below in the place of the note. */
  problem?: string | undefined;
  note?: ReactNode;
  /** Lines; one line that takes no more without. */
  rows?: number | undefined;
  onText: (text: string) => void;
}

/** A text; what is typed into it until it loses the focus is one step of undo. */
export function TextBox(props: Props) {
  const { label, caption, problem, invalid = problem !== undefined, note, rows, ...others } = props;
  const { onText, ...rest } = others;
  const id = useId();
  const below = problem === undefined ? note : <CodeText text={problem} />;
  const control = {
    className: css.box,
    'aria-label': label,
    'aria-describedby': below === undefined ? undefined : id,
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
  const named =
    caption === undefined ? (
      box
    ) : (
      // biome-ignore lint/a11y/noLabelWithoutControl: the box is in it.
      <label className={css.labelled}>
        <span>{caption}</span>
        {box}
      </label>
    );
  if (below === undefined) return named;
  return (
    <div className={css.noted}>
      {named}
      <small id={id} data-bad={problem !== undefined || undefined}>
        {below}
      </small>
    </div>
  );
}

import { useState } from 'react';
import field from '../kit/field.module.css';
import css from './StepFields.module.css';

interface Props<Value> {
  /** The value in force, while nothing is typed in its place. */
  shown: string;
  /** null for text that is not understood. */
  read: (text: string) => { readonly value: Value } | null;
  /** Nothing typed at all is no mistake, and changes nothing. */
  mayBeEmpty?: boolean;
  /** Text that is not understood stays after leaving, too. */
  keepsText?: boolean;
  id: string;
  placeholder?: string | undefined;
  className?: string | undefined;
  unit?: string | undefined;
  onChange: (value: Value) => void;
}

/** Text that is read at each key. What is not understood changes nothing; Escape restores the value. */
export function TypedInput<Value>(props: Props<Value>) {
  const { shown, read, mayBeEmpty, keepsText, id, placeholder, className, unit, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const isEmpty = typed?.trim() === '';
  const isWrong = typed !== null && !(mayBeEmpty && isEmpty) && read(typed) === null;
  return (
    <span
      className={`${field.field} ${className ?? ''}`}
      data-small
      data-invalid={isWrong || undefined}
    >
      <input
        id={id}
        value={typed ?? shown}
        placeholder={placeholder}
        spellCheck={false}
        data-own-undo
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-problem` : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          const next = read(target.value);
          if (next) onChange(next.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isWrong) return;
          event.preventDefault();
          event.stopPropagation();
          setTyped(null);
        }}
        onBlur={() => {
          if (!(keepsText && isWrong)) setTyped(null);
        }}
      />
      {unit && <span className={css.unit}>{unit}</span>}
      {isWrong && (
        <span id={`${id}-problem`} className={css.wrong}>
          not understood
        </span>
      )}
    </span>
  );
}

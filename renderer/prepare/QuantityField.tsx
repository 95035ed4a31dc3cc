import { useId, useState } from 'react';
import { type QuantityKind, quantityText, readQuantity } from '../../shared/prepare/quantity';
import type { Quantity } from '../../shared/prepare/refs';
import field from '../kit/field.module.css';
import css from './StepFields.module.css';

interface Props {
  label: string;
  kind: QuantityKind | 'pixels';
  /** null where it is not known. */
  value: Quantity | null;
  /** What the file says, while nothing is typed in its place. */
  placeholder?: string | undefined;
  className?: string | undefined;
  onChange: (value: Quantity) => void;
}

/** A number with its unit: `8.8 keV`, `75 um`. Text that is not understood changes nothing. */
export function QuantityField({ label, kind, value, placeholder, className, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value && 'value' in value ? quantityText(value) : '';
  const isWrong = typed !== null && typed.trim() !== '' && read(typed, kind) === null;
  return (
    <>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
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
            const next = read(target.value, kind);
            if (next) onChange(next);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !isWrong) return;
            event.preventDefault();
            event.stopPropagation();
            setTyped(null);
          }}
          onBlur={() => {
            if (!isWrong) setTyped(null);
          }}
        />
        {isWrong && (
          <span id={`${id}-problem`} className={css.wrong}>
            not understood
          </span>
        )}
      </span>
    </>
  );
}

/** A length may be in pixels of the prepared patterns, where that is asked for. */
function read(text: string, kind: Props['kind']): { value: number; unit: string } | null {
  if (kind !== 'pixels') return readQuantity(text, kind);
  const [, digits] = /^\s*([\d.eE+-]+)\s*(?:px)?\s*$/.exec(text) ?? [];
  const value = Number(digits);
  if (digits !== undefined && value > 0) return { value, unit: 'px' };
  return readQuantity(text, 'length');
}

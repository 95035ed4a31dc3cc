import { useId } from 'react';
import { type QuantityKind, quantityText, readQuantity } from '../../shared/prepare/quantity';
import type { Quantity } from '../../shared/prepare/refs';
import css from './StepFields.module.css';
import { TypedInput } from './TypedInput';

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
  return (
    <>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <TypedInput
        id={id}
        shown={value && 'value' in value ? quantityText(value) : ''}
        read={(text) => read(text, kind)}
        mayBeEmpty
        keepsText
        placeholder={placeholder}
        className={className}
        onChange={onChange}
      />
    </>
  );
}

function read(text: string, kind: Props['kind']): { readonly value: Quantity } | null {
  const value = kind === 'pixels' ? readPixels(text) : readQuantity(text, kind);
  return value && { value };
}

/** A length, or pixels of the prepared patterns. */
function readPixels(text: string): Quantity | null {
  const [, digits] = /^\s*([\d.eE+-]+)\s*(?:px)?\s*$/.exec(text) ?? [];
  const value = Number(digits);
  if (digits !== undefined && value > 0) return { value, unit: 'px' };
  return readQuantity(text, 'length');
}

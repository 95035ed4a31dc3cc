/** Which control a field takes. */
import type { FieldType } from '../../shared/catalogue/types';
import { formatValue } from '../../shared/values/python';
import type { Value } from '../../shared/values/value';

export interface Choice {
  readonly value: Value;
  readonly text: string;
}

/** The choices of a field that is chosen from a list; null for one that is typed. */
export function choicesOf(type: FieldType): readonly Choice[] | null {
  const values: Value[] | null =
    type.kind === 'bool' ? [true, false] : type.kind === 'enum' ? [...type.choices] : null;
  if (!values) return null;
  if (type.nullable) values.push(null);
  return values.map((value) => ({
    value,
    text: typeof value === 'string' ? value : formatValue(value),
  }));
}

/** Sensible range in words, empty when none: `usually 1 to 512, a power of two`. */
export function rangeText(
  range: { min?: number; max?: number; powerOfTwo?: true } | undefined,
): string {
  if (!range) return '';
  const { min, max } = range;
  const bounds =
    min !== undefined && max !== undefined
      ? `${bound(min)} to ${bound(max)}`
      : min !== undefined
        ? `${bound(min)} or more`
        : max !== undefined
          ? `${bound(max)} or less`
          : '';
  const parts = [bounds, range.powerOfTwo ? 'a power of two' : ''].filter(Boolean);
  return parts.length > 0 ? `usually ${parts.join(', ')}` : '';
}

/** As people write it: 1e-6 and 1e9, not a row of zeros. */
const bound = (value: number): string =>
  value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6)
    ? value.toExponential().replace('e+', 'e')
    : String(value);

/** Whether a number is outside its sensible range: unusual, not refused. */
export function isUnusual(
  value: Value,
  range: { min?: number; max?: number; powerOfTwo?: true } | undefined,
): boolean {
  if (!range || typeof value !== 'number') return false;
  if (range.min !== undefined && value < range.min) return true;
  if (range.max !== undefined && value > range.max) return true;
  return range.powerOfTwo === true && !(value > 0 && Number.isInteger(Math.log2(value)));
}

/** Choices and typical ranges of fields. */
import type { FieldType } from '../../shared/values/fieldType';
import { formatValue } from '../../shared/values/python';
import type { Value } from '../../shared/values/value';

export interface Choice {
  readonly value: Value;
  readonly text: string;
}

/** The choices of a field with a list; null for a text field. */
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

/** Whether a number is outside its typical range: unusual, not invalid. */
export function isUnusual(
  value: Value,
  range: { min?: number; max?: number; powerOfTwo?: true } | undefined,
): boolean {
  if (!range || typeof value !== 'number') return false;
  if (range.min !== undefined && value < range.min) return true;
  if (range.max !== undefined && value > range.max) return true;
  return range.powerOfTwo === true && !(value > 0 && Number.isInteger(Math.log2(value)));
}

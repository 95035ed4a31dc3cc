/** The choices of fields that are chosen from a list. */
import type { FieldType } from './fieldType';
import { formatValue } from './python';
import type { Value } from './value';

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

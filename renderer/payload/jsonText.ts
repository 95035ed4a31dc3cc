/** Payload values as in the exported file: JSON, with numbers as Python writes them. */
import type { FieldType } from '../../shared/values/fieldType';
import { elementType, numberText } from '../../shared/values/python';
import type { Value } from '../../shared/values/value';

/** One value on one line, typed by its field: a float field's 4 is `4.0`. */
export function jsonText(value: Value, type?: FieldType): string {
  if (typeof value === 'number' || typeof value === 'bigint') return numberText(value, type);
  if (Array.isArray(value))
    return `[${value.map((item, i) => jsonText(item, elementType(type, i))).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${JSON.stringify(key)}: ${jsonText(item)}`,
    );
    return `{${entries.join(', ')}}`;
  }
  return JSON.stringify(value);
}

/** A list of values in one text, each as typed in the field's own control. */
import type { FieldType } from '../../values/fieldType';
import { parseValue, readTyped, takesNumbers } from '../../values/parse';
import { formatValue } from '../../values/python';
import type { Value } from '../../values/value';

/** One item of the list: its text, and its value or why it is invalid. */
type ListItem = { readonly text: string } & (
  | { readonly value: Value; readonly problem?: undefined }
  | { readonly problem: string; readonly value?: undefined }
);

/** A quoted text where a value may begin (an apostrophe inside a word is no quote), or one character. */
const TOKEN = /(?<=^|[\s,([{:])(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|[\s\S]/g;
const DEEPER: { readonly [token: string]: number } = {
  '(': 1,
  '[': 1,
  '{': 1,
  ')': -1,
  ']': -1,
  '}': -1,
};

/** The items of a text, separated by commas and line ends outside brackets and quotes, without empty ones. */
export function splitList(text: string): string[] {
  const items = [''];
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    depth = token === '\n' ? 0 : Math.max(0, depth + (DEEPER[token] ?? 0));
    if (token === '\n' || (token === ',' && depth === 0)) items.push('');
    else items.push((items.pop() ?? '') + token);
  }
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

/** The items of a list, also as it is typed, for a field of this type; an unknown field takes any literal. */
export function itemsOf(list: string | readonly Value[], type: FieldType | undefined): ListItem[] {
  if (typeof list !== 'string')
    return list.map((value) => ({ text: itemText(value, type), value }));
  return splitList(list).map((item) => {
    const read = type ? readItem(item, type) : parseValue(item);
    return read.ok ? { text: item, value: read.value } : { text: item, problem: read.problem };
  });
}

const isText = (type: FieldType | undefined): boolean =>
  type?.kind === 'str' || type?.kind === 'path';

function readItem(item: string, type: FieldType): ReturnType<typeof readTyped> {
  // Quotes allow commas and blanks inside text; they are not part of it.
  if (isText(type) && /^(["']).*\1$/s.test(item)) return parseValue(item);
  // The second part of a number with a comma, such as `244,000`, which would be the value 0.
  if (takesNumbers(type) && /^0\d/.test(item))
    return { ok: false, problem: 'it starts with 0; a comma separates values here' };
  return readTyped(item, type);
}

/** A value as `itemsOf` reads it back. */
export function itemText(value: Value, type: FieldType | undefined): string {
  if (typeof value !== 'string') return formatValue(value, type);
  const bare = isText(type) || type?.kind === 'enum';
  const plain = /^[^\s,"'()[\]{}\\](?:[^,\n"\\()[\]{}]*[^\s,"\\()[\]{}])?$/.test(value);
  return bare && plain && value !== 'None' && value !== 'null' ? value : formatValue(value);
}

/** A list as one text, which may be what is typed. */
export const listText = (list: string | readonly Value[], type: FieldType | undefined): string =>
  typeof list === 'string' ? list : list.map((value) => itemText(value, type)).join(', ');

/** Digits of a number for display only. */
const DIGITS = 6;

/** The same for display: numbers with six digits. */
export const shortText = (value: Value, type: FieldType | undefined): string =>
  itemText(typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value, type);

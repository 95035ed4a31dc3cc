/** Names of points: readable, unique, and valid file names on every system. */
import { jsonText } from '../../json/write';
import { numberText } from '../../values/python';
import type { Value, Values } from '../../values/value';
import type { Axis } from '../sweep';

/** Longest text of one value, and of a whole name without its number. */
const VALUE_LENGTH = 24;
const NAME_LENGTH = 120;
const SIGNIFICANT = 6;
const FEWEST_DIGITS = 4;

/**
 * `0012_gridsize-2_learning_rate-0.0003`: the point's index, padded to the width of `count`, then each axis with its
 * value. Values that are long or have characters unsuitable for file names are cut and end in a hash.
 */
export function pointName(
  index: number,
  count: number,
  axes: readonly Pick<Axis, 'name'>[],
  values: Values,
): string {
  const width = Math.max(FEWEST_DIGITS, String(count).length);
  const number = String(index).padStart(width, '0');
  const parts = axes.map(({ name }) => `${plain(name)}-${valueText(values[name] ?? null)}`);
  const words = parts.join('_');
  return `${number}_${words.length > NAME_LENGTH ? cut(words, NAME_LENGTH, words) : words}`;
}

function valueText(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return limited(String(value), String(value));
  if (typeof value === 'number') return numberText(Number(value.toPrecision(SIGNIFICANT)));
  if (Array.isArray(value)) return limited(value.map(valueText).join('x'), jsonText(value));
  if (typeof value === 'string') return textOf(value);
  return limited('dict', jsonText(value), true);
}

/** The last part of a path, in which files of a folder differ. */
function textOf(value: string): string {
  const last = value.split(/[/\\]/).findLast((part) => part !== '') ?? '';
  return limited(plain(last), value, plain(last) !== value || value === '');
}

const limited = (text: string, whole: string, changed = false): string =>
  changed || text.length > VALUE_LENGTH ? cut(text, VALUE_LENGTH, whole) : text;

const cut = (text: string, length: number, whole: string): string => {
  const hash = shortHash(whole);
  const kept = text.slice(0, length - hash.length - 1).replace(/[-._]+$/, '');
  return kept === '' ? hash : `${kept}-${hash}`;
};

const plain = (text: string): string =>
  text
    .replaceAll(/[^\w.+-]+/g, '-')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');

/** FNV-1a of the text's UTF-16 units: 8 hexadecimal digits, for readability only; the index makes names unique. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

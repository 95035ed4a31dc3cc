/** Values as words of a command line and back, as Python's argparse reads them. */

import type { Flag, Takes } from '../../targets/exports/commandLine';
import { numberText } from '../../values/python';
import { exactNumber, isWhole, type Value } from '../../values/value';

export type Encoded =
  | { readonly ok: true; readonly words: readonly string[] }
  | { readonly ok: false; readonly why: string };
export type Decoded =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: string };

const no = (why: string): { ok: false; why: string } => ({ ok: false, why });

/** The words for a flag with this value, or a sentence why there are none. For None the flag is left out. */
export function encode(flag: Flag, value: Value): Encoded {
  const { takes } = flag;
  if (takes.kind === 'nothing') return no(takes.why);
  if (takes.kind === 'switch') return switchWords(takes, flag.flag, value);
  if (takes.kind === 'ints') return intWords(flag.flag, value);
  if (takes.kind === 'text' && typeof value === 'string') return textWords(flag.flag, value);
  const word = plainWord(takes, value);
  return word === null
    ? no(`${flag.flag} takes ${WANTED[takes.kind](takes)}.`)
    : worded(flag.flag, word);
}

type Plain = Exclude<Takes, { readonly kind: 'nothing' | 'switch' | 'ints' }>;

const WANTED: { readonly [kind in Plain['kind']]: (takes: Plain) => string } = {
  int: () => 'a whole number',
  float: () => 'a number',
  text: () => 'a string',
  truth: () => 'True, or nothing for False',
  oneOf: (takes) => `one of ${takes.kind === 'oneOf' ? takes.words.join(', ') : ''}`,
};

function plainWord(takes: Plain, value: Value): string | null {
  if (takes.kind === 'int') return isWhole(value) ? BigInt(value).toString() : null;
  if (takes.kind === 'float')
    return typeof value === 'number' || typeof value === 'bigint'
      ? numberText(value, { kind: 'float' })
      : null;
  if (takes.kind === 'truth') return typeof value === 'boolean' ? (value ? 'True' : '') : null;
  return takes.kind === 'oneOf' && typeof value === 'string' && takes.words.includes(value)
    ? value
    : null;
}

function switchWords(
  { on, off }: Extract<Takes, { kind: 'switch' }>,
  flag: string,
  value: Value,
): Encoded {
  const word = value === true ? on : value === false ? off : undefined;
  return word === undefined
    ? no(`${flag} cannot express this value.`)
    : { ok: true, words: [word] };
}

const intWords = (flag: string, value: Value): Encoded =>
  Array.isArray(value) && value.length > 0 && value.every(isWhole)
    ? { ok: true, words: [flag, ...value.map((item) => BigInt(item).toString())] }
    : no(`${flag} takes one whole number or more.`);

/** argparse reads a word that starts with a dash as a flag, unless it is attached to its flag with `=`. */
const worded = (flag: string, word: string): Encoded => ({
  ok: true,
  words: word.startsWith('-') ? [`${flag}=${word}`] : [flag, word],
});

function textWords(flag: string, value: string): Encoded {
  if (value.includes('\0')) return no('It contains a NUL character, which a command line cannot.');
  if (/\p{Surrogate}/u.test(value)) return no('It is not valid Unicode.');
  return worded(flag, value);
}

/** The value that argparse reads from the words of a flag, or a sentence why it rejects them. */
export function decode({ takes }: Flag, words: readonly string[]): Decoded {
  const word = words[0] ?? '';
  switch (takes.kind) {
    case 'nothing':
      return no(takes.why);
    case 'int':
      return whole(word);
    case 'float':
      return float(word);
    case 'text':
      return { ok: true, value: word };
    case 'oneOf':
      return takes.words.includes(word)
        ? { ok: true, value: word }
        : no(`It takes one of ${takes.words.join(', ')}.`);
    case 'ints': {
      const items = words.map(whole);
      const bad = items.find(({ ok }) => !ok);
      return bad ?? { ok: true, value: items.flatMap((item) => (item.ok ? [item.value] : [])) };
    }
    case 'truth':
      return { ok: true, value: word !== '' };
    case 'switch':
      return { ok: true, value: word === takes.on };
  }
}

function whole(word: string): Decoded {
  if (!/^\s*[+-]?\d+(_\d+)*\s*$/.test(word)) return no('It takes a whole number.');
  return { ok: true, value: exactNumber(word.trim()) };
}

const FLOAT = /^\s*[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?\s*$/i;

function float(word: string): Decoded {
  if (/^\s*[+-]?(inf(inity)?|nan)\s*$/i.test(word)) return no('A payload file cannot contain it.');
  const value = FLOAT.test(word) ? Number(word.replaceAll('_', '')) : Number.NaN;
  return Number.isFinite(value) ? { ok: true, value } : no('It takes a number.');
}

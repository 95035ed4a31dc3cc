/** The words of a condition. */
import { ConditionProblem } from './problem';

export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  /** As it was written; of a text what it says. */
  readonly text: string;
  /** Offset of its first character. */
  readonly at: number;
}

const SPACE = /\s*/y;
const NUMBER = /(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y;
/** `learning_rate`, `execution.learning_rate`. */
const NAME = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y;
const SIGN = /\*\*|\/\/|==|!=|<=|>=|[-+*/%<>()[\],]/y;

/** All tokens, the last of kind `end`. Throws `ConditionProblem` for what is none. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = match(SPACE, text, 0)?.length ?? 0;
  while (at < text.length) {
    const token = quoted(text, at) ?? plain(text, at);
    found.push(token.token);
    at = token.next + (match(SPACE, text, token.next)?.length ?? 0);
  }
  return [...found, { kind: 'end', text: '', at: text.length }];
}

function plain(text: string, at: number): { token: Token; next: number } {
  for (const [kind, pattern] of [
    ['number', NUMBER],
    ['name', NAME],
    ['sign', SIGN],
  ] as const) {
    const word = match(pattern, text, at);
    if (word === null) continue;
    const next = at + word.length;
    if (kind === 'number' && (/\w/.test(text[next] ?? '') || isBadNumber(word)))
      throw new ConditionProblem(
        `${word}${/^\w/.exec(text.slice(next, next + 1))?.[0] ?? ''} is not a number`,
        at,
        'a number',
      );
    return { token: { kind, text: word, at }, next };
  }
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
  throw new ConditionProblem(
    `${sign} has no meaning here${instead(sign)}`,
    at,
    'a word of a condition',
  );
}

/** Python takes no leading zeros, and an underscore only between two digits. */
const isBadNumber = (word: string): boolean =>
  /^0\d/.test(word.replaceAll('_', '')) && !/[.eE]/.test(word)
    ? /[1-9]/.test(word)
    : /__|_$|_\.|\._|_[eE]/.test(word);

const instead = (sign: string): string =>
  ({ '=': '; to compare, write ==', '&': '; write and', '|': '; write or', '!': '; write not' })[
    sign
  ] ?? '';

function quoted(text: string, at: number): { token: Token; next: number } | null {
  const mark = text[at];
  if (mark !== '"' && mark !== "'") return null;
  let said = '';
  for (let i = at + 1; i < text.length; i += 1) {
    const c = text[i] ?? '';
    if (c === mark) return { token: { kind: 'text', text: said, at }, next: i + 1 };
    if (c === '\\') {
      i += 1;
      said += ESCAPES[text[i] ?? ''] ?? `\\${text[i] ?? ''}`;
    } else said += c;
  }
  throw new ConditionProblem('the text that starts here has no end', at, `a closing ${mark}`);
}

const ESCAPES: { readonly [c: string]: string } = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  n: '\n',
  t: '\t',
  r: '\r',
};

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** Python source as tokens: enough of the language for literals, names and calls. Nothing is ever evaluated. */

export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'mark' | 'line';
  /** As written. */
  readonly text: string;
  /** Of a string: what it holds; null for bytes and f-strings, which hold nothing that is known here. */
  readonly held?: string | null;
  readonly start: number;
  readonly end: number;
}

const SPACE = /(?:[ \t\f]|\\\r?\n|#[^\r\n]*)+/y;
const LINE = /\r?\n|\r/y;
const NAME = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy;
const NUMBER =
  /(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*)?\.?\d[\d_]*(?:\.(?!\w))?(?:[eE][+-]?\d[\d_]*)?)[jJ]?/y;
const STRING = /([rRbBuUfF]{0,2})('''|"""|'|")/y;
const MARK = /\*\*=?|\/\/=?|->|:=|[-+*/%@&|^<>=!]=|<<|>>|\.\.\.|[-+*/%@&|^~<>()[\]{},:.;=!?$`]/y;

/** The tokens of a text; a string that never ends is told in words. */
export function tokens(source: string): Token[] | string {
  const found: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const space = match(SPACE, source, at);
    if (space !== null) {
      at += space.length;
      continue;
    }
    const token = tokenAt(source, at);
    if (token === null)
      return `the text that starts with ${source.slice(at, at + 20)} on line ${source.slice(0, at).split('\n').length} has no end`;
    found.push(token);
    at = token.end;
  }
  return found;
}

function match(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  const text = pattern.exec(source)?.[0];
  return text === undefined || text === '' ? null : text;
}

/** In the order in which they are tried. */
const KINDS = [
  ['name', NAME],
  ['number', NUMBER],
  ['mark', MARK],
] as const;

/** The token at a place; null for a string that never ends. */
function tokenAt(source: string, at: number): Token | null {
  const line = match(LINE, source, at);
  if (line !== null) return { kind: 'line', text: line, start: at, end: at + line.length };
  const opening = match(STRING, source, at);
  if (opening !== null) {
    const read = string(source, at, opening);
    return read && { kind: 'string', ...read, start: at, end: at + read.text.length };
  }
  for (const [kind, pattern] of KINDS) {
    const text = match(pattern, source, at);
    if (text !== null) return { kind, text, start: at, end: at + text.length };
  }
  return { kind: 'mark', text: source.slice(at, at + 1), start: at, end: at + 1 };
}

/** A string literal from its opening quote to its closing one. */
function string(
  source: string,
  at: number,
  opening: string,
): { text: string; held: string | null } | null {
  const quote = /['"]+$/.exec(opening)?.[0] ?? "'";
  const prefix = opening.slice(0, -quote.length).toLowerCase();
  let end = at + opening.length;
  while (!source.startsWith(quote, end)) {
    if (end >= source.length || (quote.length === 1 && source[end] === '\n')) return null;
    end += source[end] === '\\' ? 2 : 1;
  }
  const inside = source.slice(at + opening.length, end);
  const text = source.slice(at, end + quote.length);
  if (/[bf]/.test(prefix)) return { text, held: null };
  return { text, held: prefix.includes('r') ? inside : unescaped(inside) };
}

const SHORT: { readonly [c: string]: string } = {
  ...{ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07' },
  ...{ '\\': '\\', "'": "'", '"': '"', '\n': '', '\r\n': '' },
};

/** Python's escapes; one that it does not know stays as it is, a named character makes the text unknown. */
function unescaped(text: string): string | null {
  if (/(?<!\\)(?:\\\\)*\\N/.test(text)) return null;
  return text.replace(
    /\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{1,3}|\r\n|[\s\S])/g,
    (whole, code: string) => {
      const short = SHORT[code];
      if (short !== undefined) return short;
      if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
      const digits = /^[xuU](.+)$/.exec(code)?.[1];
      const point = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

/**
 * The Python literals an npy header is made of, parsed strictly, never evaluated. `@lezer/python` recovers from errors
 * and does not know `3L` of Python 2.
 */

export type Literal = { readonly text: string } & (
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'tuple' | 'list'; readonly items: readonly Literal[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [string, Literal])[] }
);

type Bare = Literal extends infer L ? (L extends Literal ? Omit<L, 'text'> : never) : never;

/** numpy nests a structured dtype two levels per record; anything deeper than this is hostile. */
const MAX_DEPTH = 32;
const TOKEN = /\s*(?:([[\](){},:])|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|(-?\d+)L?|(\w+))/y;

/** Parses one literal that fills the text; null when it is anything else. */
export function parsePythonLiteral(source: string): Literal | null {
  let at = 0;

  function next(): RegExpExecArray | null {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (match) at = TOKEN.lastIndex;
    return match;
  }

  function take(mark: string): boolean {
    const before = at;
    if (next()?.[1] === mark) return true;
    at = before;
    return false;
  }

  function items(end: string, depth: number): { list: Literal[]; comma: boolean } | null {
    const list: Literal[] = [];
    let comma = true;
    while (!take(end)) {
      const item = comma ? literal(depth + 1) : null;
      if (!item) return null;
      list.push(item);
      comma = take(',');
    }
    return { list, comma };
  }

  function dictionary(depth: number): Bare | null {
    const entries: [string, Literal][] = [];
    let comma = true;
    while (!take('}')) {
      const key = comma ? literal(depth + 1) : null;
      if (key?.kind !== 'str' || !take(':')) return null;
      const value = literal(depth + 1);
      if (!value) return null;
      entries.push([key.value, value]);
      comma = take(',');
    }
    return { kind: 'dict', entries };
  }

  function bracketed(mark: string, depth: number): Bare | null {
    if (mark === '{') return dictionary(depth);
    if (mark !== '(' && mark !== '[') return null;
    const inside = items(mark === '(' ? ')' : ']', depth);
    if (!inside) return null;
    // Python's (1) is a number in brackets; numpy always writes (1,).
    if (mark === '(' && inside.list.length === 1 && !inside.comma) return null;
    return { kind: mark === '(' ? 'tuple' : 'list', items: inside.list };
  }

  function literal(depth: number): Literal | null {
    if (depth > MAX_DEPTH) return null;
    const token = next();
    if (!token) return null;
    const start = at - token[0].trimStart().length;
    const value = token[1] === undefined ? scalar(token) : bracketed(token[1], depth);
    return value && { ...value, text: source.slice(start, at) };
  }

  const whole = literal(0);
  return whole && source.slice(at).trim() === '' ? whole : null;
}

function scalar(token: RegExpExecArray): Bare | null {
  const [, , single, double, digits, word] = token;
  const text = single ?? double;
  if (text !== undefined) return { kind: 'str', value: text };
  if (digits !== undefined) return { kind: 'int', value: Number(digits) };
  if (word === 'True' || word === 'False') return { kind: 'bool', value: word === 'True' };
  return word === 'None' ? { kind: 'none' } : null;
}

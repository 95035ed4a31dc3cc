/** Python expressions, as far as they are literals or calls with keywords; all else is kept as text. */

import type { Value } from '../../values/value';
import { wholeNumber } from '../../values/value';
import type { Token } from './tokens';

export type Expression = { readonly text: string } & (
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  /** Without a name: `**` and what is spread out there. */
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [string | null, Expression])[] }
  /** `*of` or `**of` among the items of a list or the arguments of a call. */
  | { readonly kind: 'spread'; readonly of: Expression }
  /** `whenTrue if test else otherwise`. */
  | {
      readonly kind: 'choice';
      readonly test: Expression;
      readonly whenTrue: Expression;
      readonly otherwise: Expression;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly Expression[];
      readonly keywords: Keywords;
    }
  /** Why it has no value here, after `which is`. */
  | { readonly kind: 'unknown'; readonly why: string }
);
export type Keywords = ReadonlyMap<string, Expression>;

const WORDS: { readonly [word: string]: Value } = { None: null, True: true, False: false };
/** What ends an expression wherever it stands. */
const ENDS = new Set([',', ')', ']', '}', ':', ';', '=']);
const EXPRESSION = 'an expression that only Python can work out';

/** Reads expressions from a list of tokens; line ends inside of brackets do not count. */
export class Expressions {
  constructor(
    private readonly source: string,
    private readonly tokens: readonly Token[],
    public at = 0,
  ) {}

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  take(mark: string): boolean {
    const token = this.peek();
    if (token?.kind !== 'mark' || token.text !== mark) return false;
    this.at += 1;
    return true;
  }

  lines(): void {
    while (this.peek()?.kind === 'line') this.at += 1;
  }

  /** One expression, up to what ends it; `inside` of brackets. */
  expression(inside: boolean): Expression {
    if (inside) this.lines();
    const first = this.at;
    const read = this.primary();
    if (this.isEnd(inside)) return read;
    const choice = this.choice(first, read, inside);
    if (choice && this.isEnd(inside)) return choice;
    // An operator, an attribute, a comprehension …: kept as text, to its end.
    this.at = first;
    this.skip(inside);
    const text = this.text(first);
    const brackets = /^[([{]/.test(text) && read.kind !== 'value' && read.kind !== 'unknown';
    return {
      kind: 'unknown',
      text,
      why: brackets ? 'a comprehension or an expression' : EXPRESSION,
    };
  }

  /** Conditions stand one in the other only to the right; one is enough. */
  private choice(first: number, whenTrue: Expression, inside: boolean): Expression | null {
    if (!this.word('if')) return null;
    const test = this.primary();
    if (inside) this.lines();
    if (!this.word('else')) return null;
    if (inside) this.lines();
    const otherwise = this.primary();
    return { kind: 'choice', test, whenTrue, otherwise, text: this.text(first) };
  }

  private word(word: string): boolean {
    if (this.peek()?.kind !== 'name' || this.peek()?.text !== word) return false;
    this.at += 1;
    return true;
  }

  private isEnd(inside: boolean): boolean {
    if (inside) this.lines();
    const token = this.peek();
    if (token === undefined) return true;
    return token.kind === 'line' ? !inside : token.kind === 'mark' && ENDS.has(token.text);
  }

  private skip(inside: boolean): void {
    let open = 0;
    for (let token = this.peek(); token !== undefined; token = this.peek()) {
      if (open === 0 && token.kind === 'line' && !inside) return;
      if (open === 0 && token.kind === 'mark' && ENDS.has(token.text)) return;
      if (/^[([{]$/.test(token.text)) open += 1;
      if (/^[)\]}]$/.test(token.text)) open -= 1;
      this.at += 1;
    }
  }

  private text(first: number): string {
    const start = this.tokens[first]?.start ?? 0;
    return this.source.slice(start, this.tokens[this.at - 1]?.end ?? start).trim();
  }

  /** A literal, a name or a call, without what may be done with it. */
  primary(): Expression {
    const first = this.at;
    const token = this.peek();
    if (token === undefined || (token.kind === 'mark' && ENDS.has(token.text)))
      return { kind: 'unknown', text: '', why: 'nothing' };
    this.at += 1;
    if (token.kind === 'string') return this.strings(first, token);
    if (token.kind === 'number') return number(token.text, this.text(first));
    if (token.kind === 'name') return this.named(first, token.text);
    if (token.text === '-' || token.text === '+') return this.signed(first, token.text);
    if (token.text === '{') return this.dictionary(first);
    if (token.text === '[') return this.sequence(first, ']');
    if (token.text === '(') return this.sequence(first, ')');
    return { kind: 'unknown', text: this.text(first), why: EXPRESSION };
  }

  /** Strings side by side are one. */
  private strings(first: number, token: Token): Expression {
    let held = token.held ?? null;
    for (let next = this.peek(); next?.kind === 'string'; next = this.peek()) {
      held =
        held === null || next.held === null || next.held === undefined ? null : held + next.held;
      this.at += 1;
    }
    const text = this.text(first);
    return held === null
      ? { kind: 'unknown', text, why: 'text that is put together when the script runs, or bytes' }
      : { kind: 'value', value: held, text };
  }

  private signed(first: number, sign: string): Expression {
    // A run of signs nests as deep as it is long; one is enough for a literal.
    const inner = this.peek()?.kind === 'number' ? this.primary() : null;
    const text = this.text(first);
    if (inner?.kind === 'unknown') return { ...inner, text };
    return inner?.kind === 'value' &&
      (typeof inner.value === 'number' || typeof inner.value === 'bigint')
      ? { kind: 'value', value: sign === '-' ? -inner.value : inner.value, text }
      : { kind: 'unknown', text, why: EXPRESSION };
  }

  private named(first: number, name: string): Expression {
    if (Object.hasOwn(WORDS, name))
      return { kind: 'value', value: WORDS[name] ?? null, text: name };
    let path = name;
    while (this.peek()?.text === '.' && this.peek(1)?.kind === 'name') {
      path += `.${this.peek(1)?.text}`;
      this.at += 2;
    }
    if (!this.take('(')) return { kind: 'name', name: path, text: this.text(first) };
    const args: Expression[] = [];
    const keywords = new Map<string, Expression>();
    this.each(')', () => {
      const key =
        this.peek()?.kind === 'name' && this.peek(1)?.text === '=' ? this.peek()?.text : undefined;
      if (key !== undefined) {
        this.at += 2;
        keywords.set(key, this.expression(true));
      } else args.push(this.item());
    });
    return { kind: 'call', name: path, args, keywords, text: this.text(first) };
  }

  private sequence(first: number, end: string): Expression {
    const items: Expression[] = [];
    const comma = this.each(end, () => items.push(this.item()));
    const text = this.text(first);
    const only = items[0];
    // Python's (1) is a number in brackets, not a tuple.
    if (end === ')' && items.length === 1 && !comma && only) return { ...only, text };
    return { kind: 'list', items, text };
  }

  private dictionary(first: number): Expression {
    const entries: [string | null, Expression][] = [];
    this.each('}', () => {
      const key = this.item();
      if (key.kind === 'spread') entries.push([null, key.of]);
      else if (this.take(':')) {
        const value = this.expression(true);
        const named = key.kind === 'value' && typeof key.value === 'string';
        entries.push(
          named
            ? [String(key.value), value]
            : [
                key.text,
                { kind: 'unknown', text: value.text, why: 'a value without a quoted name' },
              ],
        );
      } else
        entries.push([key.text, { kind: 'unknown', text: key.text, why: 'no name with a value' }]);
    });
    return { kind: 'dict', entries, text: this.text(first) };
  }

  private item(): Expression {
    const first = this.at;
    if (!this.take('*') && !this.take('**')) return this.expression(true);
    const of = this.expression(true);
    return { kind: 'spread', of, text: this.text(first) };
  }

  /** Reads to the closing mark; true when a comma stood before it. */
  private each(end: string, read: () => unknown): boolean {
    let comma = false;
    for (;;) {
      this.lines();
      if (this.peek() === undefined || this.take(end)) return comma;
      const before = this.at;
      read();
      this.lines();
      comma = this.take(',');
      if (!comma && this.at === before) this.at += 1;
    }
  }
}

function number(written: string, text: string): Expression {
  const digits = written.replaceAll('_', '');
  // Python refuses a whole number that begins with 0.
  if (/^(?:0[xob][\da-f]+|0|[1-9]\d*)$/i.test(digits))
    return { kind: 'value', value: wholeNumber(BigInt(digits)), text };
  const value = Number(digits);
  if (Number.isFinite(value) && !/^0\d/.test(digits)) return { kind: 'value', value, text };
  return { kind: 'unknown', text, why: 'a number that cannot be kept exactly' };
}

/** Reads a condition: Python's words and their order of precedence, without calls, attributes or subscripts. */
import { pythonFloat } from '../../values/python';
import { ConditionProblem } from './problem';
import { type Token, tokens } from './tokens';
import { COMPARISONS, type Comparison, type Operator, type Tree } from './tree';

/** Deeper brackets are a mistake, and would only use up the stack. */
const DEEPEST = 100;
const MOST = 2000;

const WORDS: { readonly [word: string]: boolean | null } = { True: true, False: false, None: null };
const RESERVED = new Set(['and', 'or', 'not', 'in', 'is', 'if', 'else', 'lambda']);
const LOW: readonly string[] = ['+', '-'];
const HIGH: readonly string[] = ['*', '/', '//', '%'];

/** The condition's tree. Throws `ConditionProblem` with the place and what was expected there. */
export function parse(text: string): Tree {
  const all = tokens(text);
  const beyond = all[MOST];
  if (beyond) throw new ConditionProblem(`it has more than ${MOST} words`, beyond.at);
  return new Reader(all).whole();
}

class Reader {
  private i = 0;
  private depth = 0;
  constructor(private readonly all: readonly Token[]) {}

  whole(): Tree {
    const tree = this.or();
    if (this.token.kind !== 'end')
      throw this.unexpected('an operator such as and, <, + or the end');
    return tree;
  }

  private or(): Tree {
    let left = this.and();
    while (this.isWord('or')) {
      const { at } = this.next();
      left = { kind: 'or', at, left, right: this.and() };
    }
    return left;
  }

  private and(): Tree {
    let left = this.not();
    while (this.isWord('and')) {
      const { at } = this.next();
      left = { kind: 'and', at, left, right: this.not() };
    }
    return left;
  }

  private not(): Tree {
    if (!this.isWord('not')) return this.comparison();
    const { at } = this.next();
    return { kind: 'not', at, of: this.deeper(() => this.not()) };
  }

  private comparison(): Tree {
    const first = this.sum();
    const rest: { sign: Comparison; at: number; right: Tree }[] = [];
    for (;;) {
      const { at } = this.token;
      const sign = this.comparisonSign();
      if (sign === null) break;
      const right = this.sum();
      if (sign.startsWith('is') && !isConstant(right))
        throw new ConditionProblem(`${sign} compares with None, True or False alone; write ==`, at);
      rest.push({ sign, at, right });
    }
    return rest.length === 0 ? first : { kind: 'compare', at: first.at, first, rest };
  }

  private comparisonSign(): Comparison | null {
    const { kind, text } = this.token;
    const after = this.all[this.i + 1];
    const pair = kind === 'name' && after?.kind === 'name' ? `${text} ${after.text}` : '';
    const known =
      COMPARISONS.find((sign) => sign === pair) ?? COMPARISONS.find((sign) => sign === text);
    if (known === undefined || kind === 'text') return null;
    this.next();
    if (known === pair) this.next();
    return known;
  }

  private sum(): Tree {
    return this.leftToRight(LOW, () => this.leftToRight(HIGH, () => this.sign()));
  }

  private leftToRight(signs: readonly string[], operand: () => Tree): Tree {
    let left = operand();
    while (this.token.kind === 'sign' && signs.includes(this.token.text)) {
      const { at, text } = this.next();
      left = { kind: 'arithmetic', at, sign: text as Operator, left, right: operand() };
    }
    return left;
  }

  private sign(): Tree {
    const { kind, text } = this.token;
    if (kind !== 'sign' || (text !== '-' && text !== '+')) return this.power();
    const { at } = this.next();
    return { kind: text, at, of: this.deeper(() => this.sign()) };
  }

  /** `**` binds more tightly than a sign before it, and less than one after it. */
  private power(): Tree {
    const left = this.atom();
    if (this.token.kind !== 'sign' || this.token.text !== '**') return left;
    const { at } = this.next();
    return { kind: 'arithmetic', at, sign: '**', left, right: this.deeper(() => this.sign()) };
  }

  private atom(): Tree {
    const { kind, text, at } = this.token;
    if (kind === 'number') return { kind: 'value', at, value: numberOf(this.next()) };
    if (kind === 'text') {
      this.next();
      return { kind: 'value', at, value: text };
    }
    if (kind === 'name' && !RESERVED.has(text)) {
      this.next();
      if (this.token.kind === 'sign' && (this.token.text === '(' || this.token.text === '['))
        throw new ConditionProblem(`${text} cannot be called or indexed in a condition`, at);
      return Object.hasOwn(WORDS, text)
        ? { kind: 'value', at, value: WORDS[text] ?? null }
        : { kind: 'name', at, name: text };
    }
    if (kind === 'sign' && (text === '(' || text === '['))
      return this.deeper(() => this.brackets());
    throw this.unexpected('a name, a number, a quoted text or (');
  }

  /** `(a)` is a; `(a,)`, `(a, b)` and `[a]` are sequences. */
  private brackets(): Tree {
    const { at, text } = this.next();
    const end = text === '(' ? ')' : ']';
    const items: Tree[] = [];
    let comma = false;
    while (!this.isSign(end)) {
      if (items.length > 0 && !comma) throw this.unexpected(`, or ${end}`);
      items.push(this.or());
      comma = this.isSign(',');
      if (comma) this.next();
    }
    this.next();
    const [only] = items;
    return end === ')' && items.length === 1 && !comma && only ? only : { kind: 'list', at, items };
  }

  private deeper(read: () => Tree): Tree {
    this.depth += 1;
    if (this.depth > DEEPEST)
      throw new ConditionProblem(`it is nested more than ${DEEPEST} deep`, this.token.at);
    const tree = read();
    this.depth -= 1;
    return tree;
  }

  private get token(): Token {
    return this.all[this.i] ?? { kind: 'end', text: '', at: 0 };
  }

  private next(): Token {
    const { token } = this;
    this.i += 1;
    return token;
  }

  private readonly isSign = (text: string): boolean =>
    this.token.kind === 'sign' && this.token.text === text;
  private readonly isWord = (text: string): boolean =>
    this.token.kind === 'name' && this.token.text === text;

  private unexpected(expected: string): ConditionProblem {
    const { kind, text, at } = this.token;
    const seen = kind === 'end' ? 'it ends' : `"${text}" stands`;
    return new ConditionProblem(`${seen} where ${expected} was expected`, at, expected);
  }
}

const isConstant = (tree: Tree): boolean =>
  tree.kind === 'value' && (tree.value === null || typeof tree.value === 'boolean');

function numberOf({ text, at }: Token): number {
  const value = Number(text.replaceAll('_', ''));
  if (!Number.isFinite(value))
    throw new ConditionProblem(`${text} is too large for a number`, at, 'a smaller number');
  if (/^[\d_]+$/.test(text) && !Number.isSafeInteger(value))
    throw new ConditionProblem(
      `${text} is beyond the whole numbers that can be kept exactly`,
      at,
      pythonFloat(value),
    );
  return value;
}

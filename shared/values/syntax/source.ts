/** Python source as the syntax tree of `@lezer/python`. Nothing is ever evaluated. */
import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { NUMBER, readString } from './literal';

export interface Source {
  readonly text: string;
  readonly tree: Tree;
  /** Offset up to which the text was read: its end, unless too much before it is not Python. */
  readonly readTo: number;
}

/** Where the source stops being Python. */
export interface SyntaxProblem {
  /** Offset in the text. */
  readonly at: number;
  /** A clause: `unexpected "2"`, `unterminated string`. */
  readonly what: string;
  /** What could follow there; empty where nothing in particular. */
  readonly expected: string;
}

export const parseSource = (text: string): Source => ({ text, ...parse(masked(text)) });

/** One expression, whose lines may break anywhere. */
export const parseLine = (text: string): Source => ({
  text,
  ...parse(masked(text).replaceAll('\n', ' ')),
});

/** Up to four of them deal with one place that is not Python. */
const MOST_RECOVERING_STEPS = 250;

/** Each step of the parser's recovery copies what it has read of the line, so that their number has to be limited. */
function parse(text: string): Omit<Source, 'text'> {
  const parsing = parser.startParse(text);
  let recovering = 0;
  let readTo = text.length;
  for (;;) {
    const tree = parsing.advance();
    if (tree) return { tree, readTo };
    // The parser does not say it in another way; a test fails where it no longer says it in this one.
    if (Reflect.get(parsing, 'recovering') > 0) recovering += 1;
    if (recovering > MOST_RECOVERING_STEPS && parsing.stoppedAt === null) {
      readTo = parsing.parsedPos;
      parsing.stopAt(readTo);
    }
  }
}

/**
 * The text with every offset kept and what the grammar lacks replaced: it splits `7.` in two, and knows neither Windows
 * line ends nor spaces other than a blank. Values are read from the text itself.
 */
const masked = (text: string): string =>
  text
    .replaceAll('\\\r\n', ' \\\n')
    .replaceAll(/\r(?!\n)/g, '\n')
    .replaceAll(NUMBER, (digits) => '1'.repeat(digits.length))
    .replaceAll(/[^\S\n]/g, ' ');

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== 'Comment') children.push(child);
  return children;
}

export const textOf = ({ text }: Source, { from, to }: { from: number; to: number }): string =>
  text.slice(from, to);

/** The first string that never ends. */
export function unterminated(source: Source): SyntaxProblem | null {
  let found: SyntaxProblem | null = null;
  source.tree.iterate({
    enter: (node) => {
      if (found !== null) return false;
      const isOpen =
        node.name === 'String'
          ? readString(textOf(source, node)) === null
          : node.name === 'FormatString' && !/['"]$/.test(textOf(source, node));
      if (isOpen)
        found = { at: node.from, what: 'unterminated string', expected: 'a closing quote' };
      return !isOpen;
    },
  });
  return found;
}

/** The first place at which the source is not Python. */
export function syntaxProblem(source: Source): SyntaxProblem | null {
  const open = unterminated(source);
  let at = source.text.length + 1;
  let bracket = '';
  source.tree.iterate({
    enter: (node) => {
      if (!node.type.isError || node.from >= at) return;
      at = node.from;
      bracket = CLOSING[textOf(source, node.node.parent?.firstChild ?? { from: 0, to: 0 })] ?? '';
    },
  });
  if (open && open.at <= at) return open;
  return at > source.text.length ? null : unexpected(source, at, bracket);
}

const CLOSING: { readonly [open: string]: string } = { '(': ')', '[': ']', '{': '}' };

const quoted = (token: string): string => (token === '"' ? `'"'` : `"${token}"`);

/** What is at an offset, or after blanks there, and what could be there instead. */
export function unexpected({ text }: Source, from: number, bracket = ''): SyntaxProblem {
  const at = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
  const token = /^(?:\w+|[^\w\s])/u.exec(text.slice(at))?.[0];
  const before = text.slice(0, from).trimEnd();
  const isOperand = /[\w'")\]}]$/.test(before) && !/\b(?:and|or|not|in|is)$/.test(before);
  const next = bracket === '' ? 'an operator or the end' : `a comma or ${bracket}`;
  return {
    at,
    what: token === undefined ? 'unexpected end' : `unexpected ${quoted(token)}`,
    expected: isOperand ? next : 'a value',
  };
}

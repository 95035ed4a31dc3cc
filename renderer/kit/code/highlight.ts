/** Minimal syntax highlighting of a preview: comments, strings, numbers, keywords. */
import type { ExportFormat } from '../../../shared/exporters/format';

export type Language = ExportFormat['language'];

export interface Token {
  readonly kind: 'comment' | 'string' | 'number' | 'word' | 'plain';
  readonly text: string;
}

const QUOTED = String.raw`"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'`;
const NUMBER = String.raw`(?<![\w.])[-+]?\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?(?![\w.])`;
const COMMENT = String.raw`(?<![^\s])#[^\n]*`;

const pattern = (parts: Partial<Record<Exclude<Token['kind'], 'plain'>, string>>): RegExp =>
  new RegExp(
    Object.entries(parts)
      .map(([kind, source]) => `(?<${kind}>${source})`)
      .join('|'),
    'gi',
  );

const PATTERNS: { readonly [language in Language]: RegExp } = {
  python: pattern({
    comment: COMMENT,
    string: String.raw`"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|[rfb]?(?:${QUOTED})`,
    number: NUMBER,
    word: String.raw`\b(?:and|as|assert|def|elif|else|except|False|finally|for|from|if|import|in|is|not|None|or|raise|return|True|try|while|with|class|lambda)\b`,
  }),
  shell: pattern({
    comment: COMMENT,
    string: String.raw`"(?:\\[\s\S]|[^"\\])*"|'[^']*'`,
    word: String.raw`(?<=\s)--?[a-z][\w-]*`,
  }),
  yaml: pattern({
    comment: COMMENT,
    string: QUOTED,
    number: NUMBER,
    word: String.raw`\b(?:true|false|null)\b`,
  }),
  json: pattern({ string: QUOTED, number: NUMBER, word: String.raw`\b(?:true|false|null)\b` }),
};

/** The lines of a text as tokens. */
export function highlight(text: string, language: Language): Token[][] {
  const lines: Token[][] = [[]];
  const put = (kind: Token['kind'], piece: string) =>
    piece.split('\n').forEach((part, i) => {
      if (i > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ kind, text: part });
    });
  let at = 0;
  for (const match of text.matchAll(PATTERNS[language])) {
    put('plain', text.slice(at, match.index));
    put(kindOf(match), match[0]);
    at = match.index + match[0].length;
  }
  put('plain', text.slice(at));
  // A final newline ends the last line; it begins none.
  return text.endsWith('\n') ? lines.slice(0, -1) : lines;
}

function kindOf({ groups = {} }: RegExpExecArray): Token['kind'] {
  for (const kind of ['comment', 'string', 'number', 'word'] as const)
    if (groups[kind] !== undefined) return kind;
  return 'plain';
}

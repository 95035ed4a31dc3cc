/**
 * A text split into commands and words as a POSIX shell splits it, quotes and line continuations removed. Nothing is run
 * or expanded: a word keeps its text and lists what a shell would expand in it.
 */

export interface Word {
  /** As the program would get it without expansion. */
  readonly text: string;
  /** Line on which it starts, from 1. */
  readonly line: number;
  /** What a shell would expand in it: `$HOME`, `*.npz`; empty for a plain word. */
  readonly expands: readonly string[];
  /** Its unquoted characters, quoted ones as NUL: only an unquoted `=` makes an assignment. */
  readonly bare: string;
}

export interface Command {
  readonly words: readonly Word[];
  /** `> log.txt`; their words are not among `words`. */
  readonly redirections: readonly string[];
  readonly line: number;
}

export type Split =
  | { readonly ok: true; readonly commands: readonly Command[] }
  | { readonly ok: false; readonly problem: string };

const OPERATORS = ['&>>', '<<-', '&&', '||', ';;', '<<', '>>', '<&', '>&', '<>', '>|', '&>'];
const BLANK = /[ \t]/;
const META = /[;&|<>()\n \t]/;

/** Expansions within expansions. */
const MOST_NESTED = 100;

class Unclosed extends Error {}

class Splitter {
  private at = 0;
  private line = 1;
  private readonly commands: Command[] = [];
  private words: Word[] = [];
  private redirections: string[] = [];
  private started = 0;
  private within = 0;
  /** Delimiters of here-documents whose bodies start on the next line. */
  private readonly bodies: string[] = [];

  constructor(private readonly text: string) {}

  split(): readonly Command[] {
    while (this.at < this.text.length) this.step();
    this.end();
    return this.commands;
  }

  private step(): void {
    const c = this.text[this.at] ?? '';
    if (this.continues()) this.skip(this.text.indexOf('\n', this.at) + 1 - this.at);
    else if (BLANK.test(c) || this.isLineEnd('\r')) this.skip(1);
    else if (c === '\n') this.newline();
    else if (c === '#') this.skip(this.restOfLine().length);
    else if (META.test(c)) this.operator();
    else this.word();
  }

  /** A backslash at the end of a line; of a file with Windows line ends, too. */
  private continues(): boolean {
    return /^\\\r?\n/.test(this.text.slice(this.at, this.at + 3));
  }

  private isLineEnd(c: string): boolean {
    return this.text[this.at] === c && this.text[this.at + 1] === '\n';
  }

  private newline(): void {
    this.end();
    this.skip(1);
    for (let mark = this.bodies.shift(); mark !== undefined; mark = this.bodies.shift()) {
      while (this.at < this.text.length && this.restOfLine().replace(/^\t+/, '') !== mark)
        this.skip(this.restOfLine().length + 1);
      this.skip(this.restOfLine().length + 1);
    }
  }

  private operator(): void {
    const found = OPERATORS.find((o) => this.text.startsWith(o, this.at)) ?? this.text[this.at];
    const operator = found ?? '';
    this.skip(operator.length);
    if (/[<>]/.test(operator)) this.redirection(operator);
    else this.end();
  }

  private redirection(operator: string): void {
    this.begin();
    const number = this.takeNumber();
    while (this.continues() || BLANK.test(this.text[this.at] ?? '')) this.step();
    const next = this.text[this.at] ?? '\n';
    const target = META.test(next) ? '' : this.read().text;
    if (operator.startsWith('<<')) this.bodies.push(target);
    this.redirections.push(
      `${number}${operator}${operator.endsWith('&') ? '' : ' '}${target}`.trim(),
    );
  }

  /** `2` of `2> log`: the last word, when it is a number and touches the operator. */
  private takeNumber(): string {
    const last = this.words.at(-1);
    if (!last || !/^\d+$/.test(last.bare)) return '';
    // An operator has at most three characters; looking further back each time would be quadratic.
    const near = Math.max(0, this.at - last.text.length - 3);
    const before = this.text.slice(near, this.at).replace(/[<>&|-]+$/, '');
    if (!before.endsWith(last.text)) return '';
    this.words.pop();
    return last.text;
  }

  private word(): void {
    this.begin();
    this.words.push(this.read());
  }

  private begin(): void {
    if (this.words.length + this.redirections.length === 0) this.started = this.line;
  }

  private end(): void {
    if (this.words.length + this.redirections.length > 0)
      this.commands.push({
        words: this.words,
        redirections: this.redirections,
        line: this.started,
      });
    this.words = [];
    this.redirections = [];
  }

  private read(): Word {
    const line = this.line;
    const expands: string[] = [];
    let text = '';
    let bare = '';
    while (this.at < this.text.length) {
      const c = this.text[this.at] ?? '';
      if (this.continues()) {
        this.skip(this.text.indexOf('\n', this.at) + 1 - this.at);
        continue;
      }
      if (META.test(c) || this.isLineEnd('\r')) break;
      const expansion = this.expansion();
      const quoted = expansion ?? this.quoted(expands);
      if (expansion !== null) expands.push(expansion);
      text += quoted ?? c;
      bare += quoted === null ? c : '\0'.repeat(quoted.length);
      if (quoted === null) this.skip(1);
    }
    return { text, line, expands: [...expands, ...patterns(bare, text)], bare };
  }

  /** Text inside quotes or after a backslash; null when neither starts here. */
  private quoted(expands: string[]): string | null {
    const c = this.text[this.at];
    if (c === '\\') {
      const next = this.text[this.at + 1] ?? '\\';
      this.skip(2);
      return next;
    }
    if (c === "'") return this.single();
    if (c === '"') return this.double(expands);
    return null;
  }

  private single(): string {
    const end = this.text.indexOf("'", this.at + 1);
    if (end < 0) throw new Unclosed(`Unclosed quote ' on line ${this.line}`);
    const inside = this.text.slice(this.at + 1, end);
    this.skip(inside.length + 2);
    return inside;
  }

  private double(expands: string[]): string {
    const opened = this.line;
    let inside = '';
    this.skip(1);
    while (this.at < this.text.length) {
      const c = this.text[this.at] ?? '';
      const next = this.text[this.at + 1] ?? '';
      if (c === '"') {
        this.skip(1);
        return inside;
      }
      const expansion = this.expansion();
      if (expansion !== null) {
        expands.push(expansion);
        inside += expansion;
      } else if (c === '\\' && '$`"\\\n'.includes(next) && next !== '') {
        inside += next === '\n' ? '' : next;
        this.skip(2);
      } else {
        inside += c;
        this.skip(1);
      }
    }
    throw new Unclosed(`Unclosed quote " on line ${opened}`);
  }

  /** What a shell would replace here, as it is written; null when it would replace nothing. */
  private expansion(): string | null {
    const rest = this.text.slice(this.at);
    if (rest.startsWith('`')) return this.through(/^`(?:\\.|[^\\`])*`/s, '`');
    if (!rest.startsWith('$')) return null;
    if (rest.startsWith('$(')) return this.nested('(', ')');
    if (rest.startsWith('${')) return this.nested('{', '}');
    const name = /^\$(?:[A-Za-z_]\w*|[\d@*#?$!-])/.exec(rest)?.[0];
    if (name !== undefined) this.skip(name.length);
    return name ?? null;
  }

  private through(pattern: RegExp, mark: string): string {
    const found = pattern.exec(this.text.slice(this.at))?.[0];
    if (found === undefined) throw new Unclosed(`Unclosed ${mark} on line ${this.line}`);
    this.skip(found.length);
    return found;
  }

  private nested(open: string, close: string): string {
    const opened = this.line;
    const from = this.at;
    let depth = 0;
    this.within += 1;
    if (this.within > MOST_NESTED)
      throw new Unclosed(`More than ${MOST_NESTED} nested $${open} on line ${opened}`);
    while (this.at < this.text.length) {
      const c = this.text[this.at];
      if (this.quoted([]) !== null) continue;
      this.skip(1);
      if (c === open) depth += 1;
      if (c === close) depth -= 1;
      if (c === close && depth === 0) {
        this.within -= 1;
        return this.text.slice(from, this.at);
      }
    }
    throw new Unclosed(`Unclosed $${open} on line ${opened}`);
  }

  private restOfLine(): string {
    const end = this.text.indexOf('\n', this.at);
    return this.text.slice(this.at, end < 0 ? undefined : end);
  }

  private skip(count: number): void {
    for (let i = 0; i < count; i += 1) if (this.text[this.at + i] === '\n') this.line += 1;
    this.at += count;
  }
}

/** Patterns of file names, a home folder, braces and $'…' of bash, which only unquoted characters make. */
const PATTERN = /[*?]|\[[^\]]+\]|^~|=~|\{[^{}]*(?:,|\.\.)[^{}]*\}|\$(?=\0)/;

/** In a word this long the search for each closing bracket would be quadratic; any character of a pattern counts as one. */
const LONG = 4096;

const patterns = (bare: string, text: string): string[] =>
  (bare.length > LONG ? /[*?[{~]/ : PATTERN).test(bare) ? [text] : [];

/** Splits a text as a POSIX shell does. Never throws; an unclosed quote is a problem. */
export function splitShell(text: string): Split {
  try {
    return { ok: true, commands: new Splitter(text).split() };
  } catch (error) {
    if (error instanceof Unclosed) return { ok: false, problem: `${error.message}.` };
    throw error;
  }
}

/**
 * A text split into commands and words as a POSIX shell splits it, quotes and line continuations removed. Nothing is run
 * or expanded: a word keeps its text and lists what a shell would expand in it.
 */
import {
  type Assignment,
  forEachChild,
  type ParsedScript,
  parse,
  type Redirection,
  type Command as ShellCommand,
  type SyntaxNode,
} from 'unbash';
import { AppError } from '../errors/appError';
import { regionsOf } from '../json/locate';
import { shellErrorKind } from './shellErrors';

export interface Word {
  /** As the program would get it without expansion. */
  readonly text: string;
  /** Line on which it starts, from 1. */
  readonly line: number;
  /** What a shell would expand in it: `$HOME`, `*.npz`; empty for a plain word. */
  readonly expands: readonly string[];
}

export interface Command {
  readonly words: readonly Word[];
  /** `> log.txt`; their words are not among `words`. */
  readonly redirections: readonly string[];
  readonly line: number;
}

export type Split =
  | { readonly ok: true; readonly commands: readonly Command[] }
  | { readonly ok: false; readonly error: AppError };

/** Splits a text as a POSIX shell does. Never throws; an unclosed quote is an error. */
export function splitShell(text: string): Split {
  const source = text.replaceAll('\r\n', '\n');
  const scripts = scriptsOf(source);
  const regionOf = regionsOf(source);
  const lineOf = (at: number) => regionOf({ start: at, end: at }).startLine;
  const errors = scripts.flatMap((script) => script.errors ?? []);
  const open = errors.find((error) => shellErrorKind(error) === 'unclosed');
  if (open) {
    const mark = /^(?:\$[({]|.)/su.exec(source.slice(open.pos))?.[0] ?? '';
    const error = new AppError('import-quote-unclosed', { mark, line: lineOf(open.pos) });
    return { ok: false, error };
  }
  return { ok: true, commands: scripts.flatMap((script) => commandsOf(script, lineOf)) };
}

/** Each resumption parses the rest of the text again. */
const MOST_RESUMED = 20;

/** The parser stops at an unexpected token, for instance in prose around a command: it is resumed on the next line. */
function scriptsOf(source: string): ParsedScript[] {
  const scripts: ParsedScript[] = [];
  let rest = source;
  while (scripts.length < MOST_RESUMED) {
    const script = parse(rest);
    scripts.push(script);
    const stop = script.errors?.findLast((error) => shellErrorKind(error) === 'unexpected')?.pos;
    const end = stop === undefined ? -1 : rest.indexOf('\n', stop);
    if (end < 0 || (script.commands.at(-1)?.end ?? 0) > end) break;
    // Blanks keep all offsets.
    rest = rest.slice(0, end).replaceAll(/[^\n]/g, ' ') + rest.slice(end);
  }
  return scripts;
}

type LineOf = (offset: number) => number;

/** Every simple command, those in loops and branches too; a loop's head is a command of its own. */
function commandsOf(script: ParsedScript, lineOf: LineOf): Command[] {
  const commands: Command[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Word') return;
    if (node.type === 'Command') commands.push(commandOf(node, lineOf));
    else {
      if (node.type === 'For') {
        const words = ['for', node.name.value, 'in', ...(node.wordlist ?? []).map((w) => w.value)];
        const line = lineOf(node.pos);
        const head = words.map((text) => ({ text, line, expands: [] }));
        commands.push({ words: head, redirections: [], line });
      }
      forEachChild(node, visit);
    }
  };
  visit(script);
  return commands;
}

function commandOf(command: ShellCommand, lineOf: LineOf): Command {
  const words: Word[] = [];
  const redirections: string[] = [];
  const parts = [...command.prefix, ...(command.name ? [command.name] : []), ...command.suffix];
  for (const part of parts) {
    if (part.type === 'Word' || part.type === 'Assignment') {
      const text = part.type === 'Word' ? part.value : assignmentText(part);
      words.push({ text, line: lineOf(part.pos), expands: expansions(part, text) });
    } else redirections.push(redirectionText(part));
  }
  return { words, redirections, line: lineOf(command.pos) };
}

const assignmentText = ({ name, value, text }: Assignment): string =>
  value.type === 'Word' ? `${name}=${value.value}` : text;

function redirectionText(part: Redirection): string {
  const { descriptor, operator } = part;
  const number = descriptor?.type === 'FileDescriptor' ? `${descriptor.value}` : '';
  const target = (part.type === 'HereDoc' ? part.delimiter : part.target)?.value ?? '';
  return `${number}${operator}${operator.endsWith('&') ? '' : ' '}${target}`.trim();
}

const EXPANDED = /^(?:Simple|Parameter|Command|Arithmetic)Expansion$|^ProcessSubstitution$/;
const PATTERN = /^(?:Glob|ExtendedGlob|BraceExpansion|AnsiCQuoted|LocaleString)$/;

/** Expansions as written; for a pattern of file names, a home folder or braces the whole word. */
function expansions(word: SyntaxNode, text: string): string[] {
  const found: string[] = [];
  let isPattern = false;
  const visit = (node: SyntaxNode): void => {
    if (EXPANDED.test(node.type) && 'text' in node) found.push(node.text ?? '');
    else {
      if (PATTERN.test(node.type)) isPattern = true;
      if (node.type === 'Word' && node.text.startsWith('~')) isPattern = true;
      forEachChild(node, visit);
    }
  };
  visit(word);
  return isPattern ? [...found, text] : found;
}

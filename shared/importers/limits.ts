/**
 * How much text is read at all. A configuration has a few kilobytes and a few levels; parsers that recurse are kept
 * from anything that was made to break them. The `yaml` package must never run out of stack: when that meets the
 * compilation of a regular expression, V8 ends the process, which nothing catches.
 */
import { Lexer, Parser } from 'yaml';

/** A payload file with its provenance is the largest thing that is read here. */
export const MAX_TEXT = 8_000_000;
/** Forms that people write: YAML and Python. */
export const MAX_WRITTEN = 64_000;
const MAX_DEPTH = 60;
/** Of YAML: each is followed in turn, and each may stand for many more. */
const MAX_ALIASES = 500;

const NESTED = `This text is nested deeper than ${MAX_DEPTH} levels; no configuration is, so it is not read.`;

/** Why a text is not read, in a sentence; null when it may be. `limit` in characters. */
export function tooMuch(text: string, limit: number): string | null {
  if (text.length > limit)
    return `This text has ${text.length.toLocaleString('en')} characters; a configuration has a few thousand, and at most ${limit.toLocaleString('en')} are read.`;
  return depthOf(text) > MAX_DEPTH ? NESTED : null;
}

/** The same for a text of whatever form: JSON may be long, since a payload file is, and its texts do not nest. */
export function tooMuchOf(text: string): string | null {
  if (!/^\s*\{/.test(text)) return tooMuch(text, MAX_WRITTEN);
  if (text.length > MAX_TEXT) return tooMuch(text, MAX_TEXT);
  return tooMuch(text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""'), MAX_TEXT);
}

/** How deep brackets of any kind stand in one another, wherever they stand. */
function depthOf(text: string): number {
  let open = 0;
  let most = 0;
  for (const c of text) {
    if (c === '[' || c === '{' || c === '(') open += 1;
    else if (c === ']' || c === '}' || c === ')') open = Math.max(0, open - 1);
    most = Math.max(most, open);
  }
  return most;
}

/**
 * The same for YAML, whose own parser says how deep a text nests: indentation, indicators and `"a":"b":` all open levels.
 * It is stopped before it unwinds them, which is where it recurses.
 */
export function tooMuchYaml(text: string, limit = MAX_WRITTEN): string | null {
  if (text.length > limit) return tooMuch(text, limit);
  const parser = new Parser();
  let aliases = 0;
  for (const token of new Lexer().lex(text)) {
    for (const _ of parser.next(token));
    if (token.startsWith('*')) aliases += 1;
    if (parser.stack.length > MAX_DEPTH) return NESTED;
    if (aliases > MAX_ALIASES)
      return `This text has more than ${MAX_ALIASES} aliases; no configuration has, so it is not read.`;
  }
  return null;
}

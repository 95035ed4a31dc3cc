/**
 * How much text is read at all. A configuration has a few kilobytes and a few levels; parsers that recurse are kept
 * from anything that was made to break them. The `yaml` package must never run out of stack: when that meets the
 * compilation of a regular expression, V8 ends the process, which nothing catches.
 */

/** A payload file with its provenance is the largest thing that is read here. */
export const MAX_TEXT = 8_000_000;
/** Forms that people write: YAML and Python. */
export const MAX_WRITTEN = 64_000;
const MAX_DEPTH = 60;
/** Of YAML's `-`, `?` and `:`, down to one line: each may open a level. */
const MAX_INDICATORS = 200;

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

/** The same for YAML, where indentation and indicators nest as well. Comment lines do not count. */
export function tooMuchYaml(text: string, limit = MAX_WRITTEN): string | null {
  if (text.length > limit) return tooMuch(text, limit);
  const body = text.replace(/^[ \t]*#.*$/gm, '');
  const levels: { readonly indent: number; readonly indicators: number }[] = [];
  let indicators = 0;
  for (const line of body.split(/\r?\n|\r/)) {
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    while (levels.length > 0 && (levels.at(-1)?.indent ?? 0) >= indent)
      indicators -= levels.pop()?.indicators ?? 0;
    const here = line.match(/[-?:](?=\s|$)/g)?.length ?? 0;
    // Several keys on one line may go on nesting in the next.
    const stays = Math.max(0, (line.match(/:(?=\s|$)/g)?.length ?? 0) - 1);
    levels.push({ indent, indicators: here - stays });
    indicators += here;
    if (levels.length > MAX_DEPTH || indicators > MAX_INDICATORS) return NESTED;
  }
  return tooMuch(body, limit);
}

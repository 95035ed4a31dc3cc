/** How much text is read. A configuration has a few kilobytes and a few levels; recursive parsers never see more. */
import { AppError } from '../errors/appError';
import { yamlExcess } from '../formats/yamlExcess';

/** In characters: a payload file with its provenance is the largest text. */
export const MAX_TEXT = 8_000_000;
/** Forms that people write: YAML and Python. */
export const MAX_WRITTEN = 64_000;
const MAX_DEPTH = 60;
/** Of YAML: each may refer to many more. */
const MAX_ALIASES = 500;

const tooDeep = () => new AppError('import-too-deep', { limit: MAX_DEPTH });

/** Why a text is not read; null for one that is. `limit` in characters. */
export function tooMuch(text: string, limit: number): AppError | null {
  if (text.length > limit)
    return new AppError('import-too-long', { characters: text.length, limit });
  return depthOf(text) > MAX_DEPTH ? tooDeep() : null;
}

/** The same for a text of whatever form: JSON may be long, since a payload file is, and its texts do not nest. */
export function tooMuchOf(text: string): AppError | null {
  if (!/^\s*\{/.test(text)) return tooMuch(text, MAX_WRITTEN);
  if (text.length > MAX_TEXT) return tooMuch(text, MAX_TEXT);
  return tooMuch(text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""'), MAX_TEXT);
}

/** How deep brackets of any kind are nested, in strings and comments, too. */
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

/** The same for YAML, whose own parser says how deep a text nests. */
export function tooMuchYaml(text: string, limit = MAX_WRITTEN): AppError | null {
  if (text.length > limit) return tooMuch(text, limit);
  const excess = yamlExcess(text, { depth: MAX_DEPTH, aliases: MAX_ALIASES });
  if (excess === 'depth') return tooDeep();
  if (excess === 'aliases') return new AppError('import-too-many-aliases', { limit: MAX_ALIASES });
  return null;
}

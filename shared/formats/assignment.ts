/** `name=value` and `rule:field=note`, as the command line takes settings and acknowledgements. */

import type { Acknowledgement } from '../request/acknowledgement';
import { typeOfName } from '../targets/catalogue';
import { type Parsed, parseValue, readTypedNumber, takesNumbers } from '../values/parse';
import type { Value } from '../values/value';

export type Assignment =
  | { readonly ok: true; readonly name: string; readonly value: Value }
  /** `name` is missing where there is no `=`. */
  | { readonly ok: false; readonly name?: string; readonly text: string; readonly problem: string };

/**
 * Text fields take the text as it is; other values are read as JSON or as Python writes them, and numbers of a number
 * field also as people write them. A number that may mean two things is refused.
 */
export function readAssignment(assignment: string, target: string): Assignment {
  const at = assignment.indexOf('=');
  if (at < 1) return { ok: false, text: assignment, problem: 'it is not name=value' };
  const name = assignment.slice(0, at).trim();
  const text = assignment.slice(at + 1);
  const parsed = read(name, text, target);
  return parsed.ok ? { ...parsed, name } : { ...parsed, name, text };
}

function read(name: string, text: string, target: string): Parsed {
  const type = typeOfName(target, name);
  const isNone = type?.nullable && /^\s*(None|null)\s*$/.test(text);
  if ((type?.kind === 'str' || type?.kind === 'path') && !isNone)
    return { ok: true, value: unquoted(text) };
  const parsed = parseValue(text);
  // A literal, a quoted text among them, stays what it is.
  const bare = parsed.ok && typeof parsed.value === 'string' && !/^\s*["']/.test(text);
  if (!bare || !type || !takesNumbers(type)) return parsed;
  const number = readTypedNumber(text.trim(), type);
  return number?.ok || (number && 'readings' in number) ? number : parsed;
}

/** A text that was quoted for Python loses its quotes. */
function unquoted(text: string): string {
  if (!/^(["']).*\1$/s.test(text)) return text;
  const parsed = parseValue(text);
  return parsed.ok && typeof parsed.value === 'string' ? parsed.value : text;
}

/** An acknowledgement; null for a text that names no rule. */
export function readAcknowledgement(text: string): Acknowledgement | null {
  const {
    rule,
    field = '',
    note = '',
  } = /^(?<rule>[\w-]+)(:(?<field>[^=]*))?(=(?<note>.*))?$/s.exec(text)?.groups ?? {};
  return rule === undefined ? null : { rule, field, note };
}

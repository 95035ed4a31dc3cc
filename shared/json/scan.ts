/**
 * Where values are in the text of a JSON document that `JSON.parse` takes. Values that are not asked for are skipped
 * without recursion, whatever their depth; `jsonc-parser` recurses and takes the first of duplicate keys. Offsets
 * are UTF-16 units, spans half open.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A member of an object, or an item of an array under its index. */
export interface Entry {
  readonly name: string | number;
  /** The quoted key; null for an item. */
  readonly key: Span | null;
  readonly value: Span;
}

/** The document's own value. */
export function topValue(text: string): Span {
  const start = spaceEnd(text, 0);
  return { start, end: valueEnd(text, start) };
}

/** What the object or array at `holder` holds, in order; nothing for any other value. */
export function* entries(text: string, { start, end }: Span): Generator<Entry> {
  const isObject = text[start] === '{';
  if (!isObject && text[start] !== '[') return;
  let at = spaceEnd(text, start + 1);
  for (let index = 0; at < end - 1; index++) {
    let key: Span | null = null;
    if (isObject) {
      key = { start: at, end: stringEnd(text, at) };
      // Past the colon.
      at = spaceEnd(text, spaceEnd(text, key.end) + 1);
    }
    const value = { start: at, end: valueEnd(text, at) };
    const name = key ? String(JSON.parse(text.slice(key.start, key.end))) : index;
    yield { name, key, value };
    // Past the comma.
    at = spaceEnd(text, spaceEnd(text, value.end) + 1);
  }
}

function spaceEnd(text: string, at: number): number {
  let end = at;
  while (' \t\n\r'.includes(text[end] ?? 'x')) end += 1;
  return end;
}

/** Where the string that begins at `at` ends. */
export function stringEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '"') return i + 1;
  }
  return text.length;
}

function valueEnd(text: string, at: number): number {
  if (text[at] === '"') return stringEnd(text, at);
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '"') i = stringEnd(text, i) - 1;
    else if (c === '{' || c === '[') depth += 1;
    else if (depth === 0 && ',}] \t\n\r'.includes(c)) return i;
    else if ((c === '}' || c === ']') && --depth === 0) return i + 1;
  }
  return text.length;
}

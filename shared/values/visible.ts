/** Text from files as it is shown: nothing in it moves the cursor, turns the writing direction or hides. */

/** C0, DEL and C1, marks and overrides of direction, separators of lines and paragraphs, halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** Most texts have nothing to escape, which is seen in a fraction of the time. */
const PLAIN = /^[ -~]*$/;
/** Whether a text has any of these, or a pair of halves, but for line feeds: much faster than with the names of classes. */
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]/;

/** A text with its control characters as Python escapes them: `\x1b`, `\n`, `\u202e`. */
export const visible = (text: string): string =>
  PLAIN.test(text) ? text : text.replaceAll(UNSEEN, escaped);

const SHORT: { readonly [c: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(c: string): string {
  const code = c.charCodeAt(0);
  const hex = code.toString(16);
  return SHORT[c] ?? (code > 0xff ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`);
}

/** The same for the text of a JSON document, which stays one: there they are within strings alone. */
export const visibleJson = (text: string): string =>
  SUSPECT.test(text)
    ? text.replaceAll(UNSEEN, (c) =>
        c === '\n' ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
    : text;

/** The same for every text in data, names of its fields included. */
export function visibleIn<T>(data: T): T {
  return made(data) as T;
}

function made(data: unknown): unknown {
  if (typeof data === 'string') return visible(data);
  if (Array.isArray(data)) return data.map(made);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, item]) => [visible(name), made(item)]),
  );
}

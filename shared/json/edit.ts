/** Editing one member in the text of a JSON document, everything else left as it is written. */
import { type JsonPath, locate } from './locate';
import { entries, type Span } from './scan';

/** The text with `key` of the object at `path` set to what `value` writes; null when there is no object. */
export function setMember(text: string, path: JsonPath, key: string, value: string): string | null {
  const known = locate(text, [...path, key]);
  if (known) return replaced(text, known.value, value);
  const holder = locate(text, path)?.value;
  if (!holder || text[holder.start] !== '{') return null;
  const members = [...entries(text, holder)];
  const last = members.at(-1);
  const member = `${JSON.stringify(key)}: ${value}`;
  if (!last?.key) return replaced(text, holder, `{${member}}`);
  // Set off from the member before as that one is from what is before it.
  const before = members.at(-2)?.value.end ?? holder.start;
  const gap = /\s*$/.exec(text.slice(before, last.key.start))?.[0] ?? ' ';
  return replaced(text, { start: last.value.end, end: last.value.end }, `,${gap}${member}`);
}

/** The text without `key` of the object at `path`; as it is when there is none. */
export function removeMember(text: string, path: JsonPath, key: string): string {
  const holder = locate(text, path)?.value;
  const members = holder ? [...entries(text, holder)] : [];
  const at = members.findIndex(({ name }) => name === key);
  const [before, here, after] = [members[at - 1], members[at], members[at + 1]];
  if (!here?.key || at < 0) return text;
  if (after?.key) return replaced(text, { start: here.key.start, end: after.key.start }, '');
  const start = before?.value.end ?? here.key.start;
  return replaced(text, { start, end: here.value.end }, '');
}

/** The one replacement that makes `after` of `before`: its place and its text. */
export function replacement(before: string, after: string): { span: Span; text: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return {
    span: { start, end: before.length - tail },
    text: after.slice(start, after.length - tail),
  };
}

const replaced = (text: string, { start, end }: Span, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

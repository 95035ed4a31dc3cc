/** `_metadata`'s JSON text to facts. */
import { valuesSchema } from '../values/value';
import type { MetadataFacts } from './facts';

/** Deeper nesting would overflow the stack of whatever walks the values. */
const MAX_DEPTH = 64;

export const brokenMetadata = (problem: string): MetadataFacts => ({
  status: 'broken',
  problem: `_metadata cannot be read. ${problem}`,
});

/** Parses the text: a JSON object, or `broken` with what is wrong. Never throws. */
export function readMetadataText(text: string): MetadataFacts {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return brokenMetadata(notJson(text));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return brokenMetadata(`It is JSON but not an object; it starts with ${excerpt(text)}.`);
  if (depthOver(value, MAX_DEPTH))
    return brokenMetadata(`It is nested more than ${MAX_DEPTH} levels deep.`);
  const parsed = valuesSchema.safeParse(value);
  return parsed.success
    ? { status: 'ok', value: parsed.data }
    : brokenMetadata('It holds a number too large for a float.');
}

function notJson(text: string): string {
  const word = /\b(?:NaN|Infinity)\b/.exec(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'))?.[0];
  if (word)
    return `It holds ${word}, which Python's json writes but JSON does not have. Write null or a number in its place.`;
  return text.trim() === ''
    ? 'It is empty. Save json.dumps(metadata) in it.'
    : `It is not valid JSON; it starts with ${excerpt(text)}. Save json.dumps(metadata) in it.`;
}

const excerpt = (text: string): string =>
  JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

function depthOver(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some((item) => depthOver(item, limit - 1));
}

/** `_metadata`'s JSON text to facts. */
import { isDeeper, MAX_DEPTH, parseJson } from '../json/read';
import { valuesSchema } from '../values/value';
import type { MetadataFacts } from './facts';

export const brokenMetadata = (problem: string): MetadataFacts => ({
  status: 'broken',
  problem: `_metadata cannot be read. ${problem}`,
});

/** Parses the text: a JSON object, or `broken` with what is wrong. Never throws. */
export function readMetadataText(text: string): MetadataFacts {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    return brokenMetadata(notJson(text));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return brokenMetadata(`It is JSON but not an object; it starts with ${excerpt(text)}.`);
  if (isDeeper(value, MAX_DEPTH))
    return brokenMetadata(`It is nested more than ${MAX_DEPTH} levels deep.`);
  const parsed = valuesSchema.safeParse(value);
  return parsed.success
    ? { status: 'ok', value: parsed.data }
    : brokenMetadata('It holds a number too large for a float.');
}

/** A string, closed or not: were an open one no match, the search would begin again at each quote in it. */
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*\\?(?:"|$)/gs;

function notJson(text: string): string {
  const word = /\b(?:NaN|Infinity)\b/.exec(text.replace(STRING, '""'))?.[0];
  if (word)
    return `It holds ${word}, which Python's json writes but JSON does not have. Write null or a number in its place.`;
  return text.trim() === ''
    ? 'It is empty. Save json.dumps(metadata) in it.'
    : `It is not valid JSON; it starts with ${excerpt(text)}. Save json.dumps(metadata) in it.`;
}

const excerpt = (text: string): string =>
  JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

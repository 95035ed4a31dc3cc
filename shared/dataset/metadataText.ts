/** `_metadata`'s JSON text to facts. */
import { AppError } from '../errors/appError';
import { isDeeper, MAX_DEPTH, parseJson } from '../json/read';
import { valuesSchema } from '../values/value';
import type { MetadataFacts } from './facts';

/** `_metadata` that cannot be read, and why. */
export const brokenMetadata = (cause: AppError): MetadataFacts => ({
  status: 'broken',
  code: cause.code,
  problem: new AppError('metadata-unreadable', {}, { cause }).message,
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
    return brokenMetadata(new AppError('metadata-not-object', { start: excerpt(text) }));
  if (isDeeper(value, MAX_DEPTH))
    return brokenMetadata(new AppError('metadata-too-deep', { limit: MAX_DEPTH }));
  const parsed = valuesSchema.safeParse(value);
  return parsed.success
    ? { status: 'ok', value: parsed.data }
    : brokenMetadata(new AppError('metadata-number-large', {}));
}

/** A string, closed or not: were an open one no match, the search would begin again at each quote in it. */
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*\\?(?:"|$)/gs;

function notJson(text: string): AppError {
  const word = /\b(?:NaN|Infinity)\b/.exec(text.replace(STRING, '""'))?.[0];
  if (word) return new AppError('metadata-word', { word });
  return text.trim() === ''
    ? new AppError('metadata-empty', {})
    : new AppError('metadata-not-json', { start: excerpt(text) });
}

const excerpt = (text: string): string =>
  JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

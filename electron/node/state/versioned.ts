/** Text of the app's own files: parsed, brought to the current version, and checked. */
import type { z } from 'zod';
import { firstInvalidText, REPORTED } from '../../../shared/errors/invalid';
import { parseJson } from '../../../shared/json/read';

export type Parsed<T> =
  | { readonly status: 'read'; readonly value: T }
  /** Saved by a later Pinnboard. */
  | { readonly status: 'newer'; readonly version: number }
  | { readonly status: 'damaged'; readonly why: string };

type Json = { readonly [key: string]: unknown };

export interface Format<T> {
  readonly schema: z.ZodType<T>;
  readonly version: number;
  /** By version: makes a document of that version one of the next. */
  readonly migrations?: { readonly [from: number]: (old: Json) => Json };
}

/** Never throws. */
export function parseVersioned<T>(text: string, format: Format<T>): Parsed<T> {
  let data: unknown;
  try {
    data = parseJson(text);
  } catch {
    return { status: 'damaged', why: text.trim() === '' ? 'it is empty' : 'it is not valid JSON' };
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return { status: 'damaged', why: 'it is not a JSON object' };
  return migrate(data as Json, format);
}

function migrate<T>(data: Json, { schema, version, migrations = {} }: Format<T>): Parsed<T> {
  const from = data['version'];
  if (typeof from !== 'number' || !Number.isInteger(from))
    return { status: 'damaged', why: 'it has no version' };
  if (from > version) return { status: 'newer', version: from };
  let current = data;
  for (let step = from; step < version; step += 1) {
    const next = migrations[step];
    if (!next) return { status: 'damaged', why: `version ${from} is not known` };
    current = next(current);
  }
  const parsed = schema.safeParse(current, REPORTED);
  if (parsed.success) return { status: 'read', value: parsed.data };
  return { status: 'damaged', why: firstInvalidText(parsed.error, 'it') };
}

/** The text of UTF-8 bytes; null for other bytes, which replacement characters would change. */
export function utf8Text(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Reading a request's JSON text, as `batch` and `check` take it. */
import { z } from 'zod';
import { MAX_DEPTH, readJson } from '../json/read';
import { DEFAULT_TARGET } from '../targets';
import { type Request, requestSchema } from './request';

const objectSchema = z.record(z.string(), z.unknown());

/** The request, or what is wrong with the text. Target, overrides and execution may be left out. */
export function parseRequest(text: string): Request | string {
  const json = readJson(text);
  if (!json.ok)
    return json.reason === 'not-json'
      ? 'it is not JSON'
      : `it is nested more than ${MAX_DEPTH} levels deep`;
  const object = objectSchema.safeParse(json.data);
  if (!object.success) return 'it is not a JSON object';
  const defaults = { target: DEFAULT_TARGET, overrides: {}, execution: null };
  const request = requestSchema.safeParse({ ...defaults, ...object.data });
  if (request.success) return request.data;
  return request.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'the request'}: ${message}`)
    .join('; ');
}

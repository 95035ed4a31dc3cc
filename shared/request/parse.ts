/** Reading a request's JSON text, as `batch` and `check` take it. */
import { z } from 'zod';
import { DEFAULT_TARGET } from '../targets';
import { type Request, requestSchema } from './request';

const objectSchema = z.record(z.string(), z.unknown());

/** The request, or what is wrong with the text. Target, overrides and execution may be left out. */
export function parseRequest(text: string): Request | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  const object = objectSchema.safeParse(data);
  if (!object.success) return 'it is not a JSON object';
  const defaults = { target: DEFAULT_TARGET, overrides: {}, execution: null };
  const request = requestSchema.safeParse({ ...defaults, ...object.data });
  if (request.success) return request.data;
  return request.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'the request'}: ${message}`)
    .join('; ');
}

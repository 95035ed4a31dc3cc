/** What Pinnboard's own JSON files begin with: their format and its version. */
import { z } from 'zod';
import { AppError } from '../errors/appError';
import { MAX_DEPTH, readJson } from '../json/read';

const headSchema = z.looseObject({ format: z.string(), version: z.number() });
export type OwnFile = z.infer<typeof headSchema>;

/**
 * Reads the text of a file of `format` in a version from `oldest` to `version`; `named` is what no file so deep is. Never
 * throws.
 */
export function readOwnFile(
  text: string,
  {
    format,
    version,
    oldest = version,
    named,
  }: { format: string; version: number; oldest?: number; named: string },
):
  | { readonly ok: true; readonly data: OwnFile }
  | { readonly ok: false; readonly error: AppError } {
  const refuse = (error: AppError) => ({ ok: false, error }) as const;
  const json = readJson(text);
  if (!json.ok)
    return refuse(
      json.reason === 'not-json'
        ? new AppError('json-invalid', {})
        : new AppError('json-too-deep', { limit: MAX_DEPTH, expected: named }),
    );
  const head = headSchema.safeParse(json.data);
  if (!head.success || head.data.format !== format)
    return refuse(new AppError('format-other', { format }));
  const known = Number.isInteger(head.data.version) && head.data.version >= oldest;
  return known && head.data.version <= version
    ? { ok: true, data: head.data }
    : refuse(
        new AppError('format-newer', {
          format,
          version: head.data.version,
          known: oldest === version ? `version ${version}` : `versions ${oldest} to ${version}`,
        }),
      );
}

/** Whether a text claims to be a file of `format`, valid or not. */
export function looksLikeOwnFile(text: string, format: string): boolean {
  const json = readJson(text);
  const head = headSchema.safeParse(json.ok ? json.data : undefined);
  return head.success && head.data.format === format;
}

/** What Pinnboard's own JSON files begin with: their format and its version. */
import { z } from 'zod';
import { MAX_DEPTH, readJson } from '../json/read';

const headSchema = z.looseObject({ format: z.string(), version: z.number() });
export type OwnFile = z.infer<typeof headSchema>;

/**
 * Reads the text of a file of `format` in a version from `oldest` to `version`. The problem says in words why it is
 * none; `named` is what no file so deep is.
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
  | { readonly ok: false; readonly problem: string } {
  const refuse = (problem: string) => ({ ok: false, problem }) as const;
  const json = readJson(text);
  if (!json.ok)
    return refuse(
      json.reason === 'not-json'
        ? 'This file is not JSON, or it is cut short.'
        : `This JSON file is nested more than ${MAX_DEPTH} levels deep; no ${named} is.`,
    );
  const head = headSchema.safeParse(json.data);
  if (!head.success || head.data.format !== format)
    return refuse(`This JSON file is not a ${format} file.`);
  const known = Number.isInteger(head.data.version) && head.data.version >= oldest;
  const versions = oldest === version ? `version ${version}` : `versions ${oldest} to ${version}`;
  return known && head.data.version <= version
    ? { ok: true, data: head.data }
    : refuse(
        `This ${format} file has version ${head.data.version}; this Pinnboard reads ${versions}. Open it with a newer Pinnboard.`,
      );
}

/** Whether a text claims to be a file of `format`, valid or not. */
export function looksLikeOwnFile(text: string, format: string): boolean {
  const json = readJson(text);
  const head = headSchema.safeParse(json.ok ? json.data : undefined);
  return head.success && head.data.format === format;
}

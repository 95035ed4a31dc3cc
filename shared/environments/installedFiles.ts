/** The files beside an installed package that say where it comes from. */
import { z } from 'zod';
import { isCommit } from './gitFiles';

/** `Version` of `METADATA`. */
export const metadataVersion = (text: string): string | null =>
  /^Version:[ \t]*(\S+)/m.exec(text.split(/\r?\n\r?\n/)[0] ?? '')?.[1] ?? null;

/** What a version of setuptools_scm says: the beginning of a commit, and whether the tree had uncommitted changes. */
export function commitOfVersion(version: string): { commit: string; dirty: boolean } | null {
  const [, commit, date] = /\+g([0-9a-f]{7,40})(\.d\d{8})?$/.exec(version) ?? [];
  return commit === undefined ? null : { commit, dirty: date !== undefined };
}

const directUrlSchema = z.object({
  url: z.string(),
  dir_info: z.object({ editable: z.boolean().optional() }).optional(),
  vcs_info: z.object({ vcs: z.string(), commit_id: z.string() }).optional(),
});

export interface DirectUrl {
  readonly url: string;
  readonly editable: boolean;
  readonly commit: string | null;
}

/** `direct_url.json`; null when it is damaged. */
export function parseDirectUrl(text: string): DirectUrl | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  const { success, data } = directUrlSchema.safeParse(raw);
  if (!success) return null;
  const commit = data.vcs_info?.vcs === 'git' ? data.vcs_info.commit_id : '';
  return {
    url: data.url,
    editable: data.dir_info?.editable === true,
    commit: isCommit(commit) ? commit : null,
  };
}

/** Package folders by name, from the line `MAPPING: … = {…}` of setuptools' editable finder. */
export function finderMapping(text: string): ReadonlyMap<string, string> {
  const line = /^MAPPING\b[^=\n]*=\s*(\{.*\})\s*$/m.exec(text)?.[1] ?? '';
  const pairs = line.matchAll(/(['"])(\w+)\1\s*:\s*(['"])((?:\\.|(?!\3).)*)\3/g);
  return new Map(
    [...pairs].map(([, , name = '', , folder = '']) => [name, folder.replaceAll(/\\(.)/g, '$1')]),
  );
}

/** Folders that a `.pth` file adds to Python's path; lines that Python would execute are none. */
export const pathLines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !line.startsWith('#') && !/^import[ \t]/.test(line));

export interface RecordEntry {
  readonly file: string;
  /** URL-safe base64 without padding. */
  readonly sha256: string;
}

/** The files of `RECORD` that have a hash. */
export function recordEntries(text: string): RecordEntry[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, quoted, plain, sha256] =
      /^(?:"((?:[^"]|"")*)"|([^,]*)),sha256=([\w-]+=*),\d*$/.exec(line) ?? [];
    const file = quoted?.replaceAll('""', '"') ?? plain;
    return file === undefined || sha256 === undefined
      ? []
      : [{ file, sha256: sha256.replaceAll('=', '') }];
  });
}

/** Packages whose versions are shown. */
const SHOWN_PACKAGES = /^(torch|lightning|numpy|triton)-([\w.+!]+)\.dist-info$/i;

/** Versions of the shown packages, read off the names of the folders in `site-packages`. */
export const packageVersions = (
  names: readonly string[],
): { readonly name: string; readonly version: string }[] =>
  names.flatMap((folder) => {
    const [, name, version] = SHOWN_PACKAGES.exec(folder) ?? [];
    return name === undefined || version === undefined
      ? []
      : [{ name: name.toLowerCase(), version }];
  });

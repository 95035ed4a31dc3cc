/** A folder of presets, one file each: the user's own, or one that a team shares. */

import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import type { ErrorCode } from '../../../shared/errors/codes';
import { presetText } from '../../../shared/presets/file';
import { PRESET_EXTENSION, type Preset } from '../../../shared/presets/preset';
import { writeFileAtomic } from '../files/atomicWrite';
import { createFileAtomic } from '../files/createFile';
import { errorCode } from '../files/errno';
import { makeFolder } from '../files/makeFolder';
import { type PresetReading, readPresetFile } from './readPreset';

/** More files than this are not a collection that anyone looks through. */
const MOST = 500;
const SETTLED_MS = 3000;

interface Problem {
  readonly problem: string;
  readonly code: ErrorCode;
}

export interface FolderReading {
  readonly presets: readonly { readonly file: string; readonly preset: Preset }[];
  readonly broken: readonly (Problem & { readonly file: string })[];
  /** Why the folder itself could not be read, or was not read whole. */
  readonly error: AppError | null;
}

export class PresetFolder {
  /** What was read of a file, while its size and time stay the same. */
  private readonly known = new Map<string, { readonly mark: string; readonly of: PresetReading }>();

  constructor(readonly folder: string) {}

  /** Everything in it, by file name. Files that did not change since are not read again. Never throws. */
  async read(): Promise<FolderReading> {
    let names: string[];
    try {
      names = (await readdir(this.folder)).filter(isPresetFile).sort();
    } catch (cause) {
      return { presets: [], broken: [], error: unreadable(this.folder, cause) };
    }
    const read = await Promise.all(
      names.slice(0, MOST).map(async (file) => ({ file, of: await this.readFile(file) })),
    );
    const error =
      names.length > MOST
        ? new AppError('presets-too-many', { count: names.length, limit: MOST })
        : null;
    return {
      presets: read.flatMap(({ file, of }) => (of.ok ? [{ file, preset: of.preset }] : [])),
      broken: read.flatMap(({ file, of }) => (of.ok ? [] : [{ file, ...problemOf(of.error) }])),
      error,
    };
  }

  /** Writes a preset under `file`, or under a name that no file has. Gives the file's name; throws `write-failed`. */
  async write(preset: Preset, file?: string): Promise<string> {
    await makeFolder(this.folder).catch(() => {});
    const text = presetText(preset);
    if (file === undefined) return this.create(presetFileStem(preset.name), text);
    await writeFileAtomic(path.join(this.folder, file), text);
    return file;
  }

  /** Removes a file of this folder; one that is gone already is no problem. */
  async remove(file: string): Promise<void> {
    if (isPresetFile(file)) await rm(path.join(this.folder, file), { force: true });
  }

  private async readFile(file: string): Promise<PresetReading> {
    const full = path.join(this.folder, file);
    const facts = await stat(full).catch(() => undefined);
    const mark = facts ? `${facts.ino} ${facts.size} ${facts.mtimeMs}` : '';
    const known = this.known.get(file);
    if (known && facts && known.mark === mark) return known.of;
    const of = await readPresetFile(full, file);
    // One that was just written may be written again in the same tick of the file system's clock.
    if (facts && Date.now() - facts.mtimeMs > SETTLED_MS) this.known.set(file, { mark, of });
    else this.known.delete(file);
    return of;
  }

  private async create(stem: string, text: string): Promise<string> {
    for (let i = 1; ; i += 1) {
      const file = `${stem}${i === 1 ? '' : `-${i}`}${PRESET_EXTENSION}`;
      if (await createFileAtomic(path.join(this.folder, file), text)) return file;
    }
  }
}

/** A file name for a preset's name, without its ending. */
export const presetFileStem = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\w]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60) || 'preset';

/** A plain name, no path, with the ending of presets; a write under way is none. */
export const isPresetFile = (name: string): boolean =>
  name.endsWith(PRESET_EXTENSION) && path.basename(name) === name && !name.startsWith('.');

/** An error as the library lists it. */
export const problemOf = ({ code, message }: AppError): Problem => ({ code, problem: message });

const unreadable = (folder: string, cause: unknown): AppError => {
  const errno = errorCode(cause);
  return errno === 'ENOENT'
    ? new AppError('file-missing', { path: folder }, { cause })
    : new AppError('file-unreadable', { path: folder, errno }, { cause });
};

/** Folders as they were listed, by when each was changed: what is as it was is not listed again. */
import { lstatSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import type { Entries } from '../findRuns';

/**
 * Milliseconds after a change in which a second one may leave the same time: file systems count in steps of up to two
 * seconds. What changed so shortly before it was read is read again the next time.
 */
const UNSURE_MS = 2500;

/** When something was read that was changed then; null where a later change might not be seen. */
export const sureTime = (mtimeMs: number, readAt: number): number | null =>
  mtimeMs > readAt - UNSURE_MS ? null : mtimeMs;

const names = z.array(z.string());
export const foldersSchema = z.array(
  z.tuple([z.string(), z.number().nullable(), names.readonly(), names.readonly()]),
);

interface Listed extends Entries {
  readonly at: number | null;
}

export class FolderTree {
  private known: ReadonlyMap<string, Listed>;
  private seen = new Map<string, Listed>();
  /** Something was listed that had changed. */
  isChanged = false;

  constructor(folders: z.infer<typeof foldersSchema> = []) {
    this.known = new Map(
      folders.map(([folder, at, files, below]) => [folder, { at, files, folders: below }]),
    );
  }

  /** Forgets folders that were not asked for since the last call. */
  begin(): void {
    this.known = new Map([...this.known, ...this.seen]);
    this.seen = new Map();
    this.isChanged = false;
  }

  /** Keeps what was asked for since `begin`. */
  end(): void {
    this.isChanged ||= this.seen.size !== this.known.size;
    this.known = this.seen;
  }

  /** Throws what the system says of a folder that cannot be listed. */
  readonly list = (folder: string): Entries => {
    const asked = this.seen.get(folder);
    if (asked) return asked;
    const readAt = Date.now();
    const { mtimeMs } = lstatSync(folder);
    const known = this.known.get(folder);
    const listed =
      known !== undefined && known.at === mtimeMs ? known : this.read(folder, mtimeMs, readAt);
    this.seen.set(folder, listed);
    return listed;
  };

  data = (): z.infer<typeof foldersSchema> =>
    [...this.known].map(([folder, { at, files, folders }]) => [folder, at, files, folders]);

  private read(folder: string, mtimeMs: number, readAt: number): Listed {
    this.isChanged = true;
    const entries = readdirSync(folder, { withFileTypes: true });
    return {
      at: sureTime(mtimeMs, readAt),
      files: namesOf(entries.filter((entry) => entry.isFile())),
      folders: namesOf(entries.filter((entry) => entry.isDirectory())),
    };
  }
}

const namesOf = (entries: readonly { readonly name: string }[]): string[] =>
  entries.map(({ name }) => name).sort();

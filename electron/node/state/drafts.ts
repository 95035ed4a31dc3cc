/** Drafts: the document of each window, saved with every edit, so that a crash loses nothing. One file a window. */

import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AppError } from '../../../shared/errors/appError';
import { jsonText } from '../../../shared/json/write';
import { writeError } from '../files/atomicWrite';
import { errorCode } from '../files/errno';
import { logError } from '../log';
import { copyAside, renameAside } from './aside';
import {
  DRAFT_FORMAT,
  type DraftText,
  parseDraftJournal,
  type ReadDraft,
  type SavedDraft,
} from './draftFile';
import { Journal } from './journal';
import { awaitBeforeQuitting } from './pending';
import { parseVersioned, utf8Text } from './versioned';

export type { SavedDraft } from './draftFile';

const JOURNAL = '.jsonl';
/** Of version 1, which wrote one document. */
const SINGLE = '.json';

/** What an earlier run left. */
export interface LeftDrafts {
  /** Ids of drafts that can be restored, the newest first. */
  readonly ids: readonly string[];
  /** Messages about the others. */
  readonly notices: readonly string[];
}

export class Drafts {
  private readonly journals = new Map<string, Journal>();
  private readonly flushErrors = new Map<string, AppError>();

  constructor(private readonly folder: string) {}

  readonly newId = (): string => randomUUID();

  /** Looks for drafts of an earlier run. Damaged ones are renamed, others that cannot be read are left alone. Never throws. */
  async left(): Promise<LeftDrafts> {
    const notices: string[] = [];
    const found: { id: string; time: number }[] = [];
    for (const { id, file } of await this.files(notices)) {
      const notice = await this.check(id, file);
      if (notice.restorable) found.push({ id, time: await timeOf(file) });
      if (notice.text !== null) notices.push(notice.text);
    }
    const newest = found.sort((a, b) => b.time - a.time || (a.id < b.id ? -1 : 1));
    return { ids: [...new Set(newest.map(({ id }) => id))], notices };
  }

  /** The draft of that id; undefined when there is none that can be read. Never throws, changes nothing. */
  async read(id: string): Promise<SavedDraft | undefined> {
    for (const ending of [JOURNAL, SINGLE]) {
      const reading = await readDraft(this.file(id, ending));
      if (reading.status === 'read') return reading.value;
    }
    return undefined;
  }

  /**
   * Saves a draft so that it outlives the process, and has it flushed to the disk behind. Gives why that failed, or why
   * the disk refused what was flushed before; null when all is well. What was saved before stays whole.
   */
  keep(id: string, kept: SavedDraft): AppError | null {
    try {
      this.journal(id).append(jsonText(kept));
    } catch (error) {
      return writeError(this.file(id, JOURNAL), error);
    }
    return this.flushErrors.get(id) ?? null;
  }

  /** Resolves when the draft is on the disk: null, or why it is not. */
  async flushed(id: string): Promise<AppError | null> {
    await this.journals.get(id)?.flushed();
    return this.flushErrors.get(id) ?? null;
  }

  /** Goes over to the current format: the file of an earlier version goes once its draft is on the disk in this one. */
  async migrate(id: string, kept: SavedDraft): Promise<void> {
    const old = this.file(id, SINGLE);
    if ((await timeOf(old)) === 0) return;
    if (this.keep(id, kept) === null && (await this.flushed(id)) === null)
      await rm(old, { force: true }).catch(() => {});
  }

  /** Removes a draft that the user saved or discarded. */
  drop(id: string): Promise<void> {
    return awaitBeforeQuitting(this.remove(id));
  }

  private async remove(id: string): Promise<void> {
    try {
      await this.journal(id).remove();
      await rm(this.file(id, SINGLE), { force: true });
    } catch (error) {
      // It then comes back at the next start, which is better than a failure now.
      logError(`removing ${this.file(id, JOURNAL)}`, error);
    }
  }

  private async files(notices: string[]): Promise<{ id: string; file: string }[]> {
    let names: string[];
    try {
      names = await readdir(this.folder);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT')
        notices.push(
          `Unsaved changes of earlier sessions cannot be looked for: ${this.folder} cannot be read (${errorCode(error)}).`,
        );
      return [];
    }
    return names.sort().flatMap((name) => {
      const id = /^([\w-]+)\.jsonl?$/.exec(name)?.[1];
      return id === undefined ? [] : [{ id, file: path.join(this.folder, name) }];
    });
  }

  /** Whether a file contains a draft to restore, with a message about it. */
  private async check(
    id: string,
    file: string,
  ): Promise<{ restorable: boolean; text: string | null }> {
    const reading = await readDraft(file);
    const cannot = (text: string) => ({ restorable: false, text });
    switch (reading.status) {
      case 'read':
        return {
          restorable: true,
          text: reading.skipped === null ? null : await this.passOver(id, file, reading),
        };
      case 'newer':
        return cannot(
          `A newer Pinnboard saved unsaved changes in ${file} (version ${reading.version}). They are left there for it.`,
        );
      case 'empty':
        await rm(file, { force: true }).catch(() => {});
        return { restorable: false, text: null };
      case 'unreadable':
        return cannot(
          `Unsaved changes could not be restored: ${file} cannot be read (${reading.why}). It is left there; start Pinnboard again to retry.`,
        );
      default:
        return cannot(await setAside(file, reading.why));
    }
  }

  /** Goes on from the state before damaged lines; the file with them is copied before anything is added to it. */
  private async passOver(id: string, file: string, { value, skipped }: ReadDraft): Promise<string> {
    const copy = await copyAside(file).then(
      (name) => `A copy with them is in ${name}.`,
      (error: unknown) => `They cannot be copied (${errorCode(error)}).`,
    );
    this.keep(id, value);
    return `The last changes of a draft could not be restored: they are damaged (${skipped}). The state before them was restored. ${copy}`;
  }

  private file(id: string, ending: string): string {
    return path.join(this.folder, `${id}${ending}`);
  }

  private journal(id: string): Journal {
    const journal =
      this.journals.get(id) ??
      new Journal(this.file(id, JOURNAL), (error) => {
        if (error === null) this.flushErrors.delete(id);
        else this.flushErrors.set(id, writeError(this.folder, error));
      });
    this.journals.set(id, journal);
    return journal;
  }
}

type DraftReading =
  | DraftText
  | { readonly status: 'unreadable'; readonly why: string }
  /** A kill came between making the file and writing to it. */
  | { readonly status: 'empty' };

async function readDraft(file: string): Promise<DraftReading> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return { status: 'unreadable', why: errorCode(error) };
  }
  if (bytes.length === 0) return { status: 'empty' };
  const text = utf8Text(bytes);
  if (text === null) return { status: 'damaged', why: 'it is not UTF-8 text' };
  if (file.endsWith(JOURNAL)) return parseDraftJournal(text);
  const parsed = parseVersioned(text, DRAFT_FORMAT);
  return parsed.status === 'read' ? { ...parsed, skipped: null } : parsed;
}

async function setAside(file: string, why: string): Promise<string> {
  try {
    const name = await renameAside(file);
    return `Unsaved changes could not be restored: the draft is damaged (${why}). It was renamed to ${name}.`;
  } catch (error) {
    return `Unsaved changes could not be restored: ${file} is damaged (${why}) and cannot be renamed (${errorCode(error)}). It is left there.`;
  }
}

/** When a file was written; 0 when it is not there. */
const timeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

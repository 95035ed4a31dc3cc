/** Files that were opened lately, newest first. The window names them by id, never by path. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { RECENT_KINDS, type Recent } from '../../../shared/ipc/contract';
import { JsonFile } from './jsonFile';

const LIMIT = 12;

const entrySchema = z.object({ kind: z.enum(RECENT_KINDS), path: z.string() });
type Entry = z.infer<typeof entrySchema>;
const VERSION = 2;
const fileSchema = z.object({ version: z.literal(VERSION), entries: z.array(entrySchema) });

const idOf = ({ kind, path: file }: Entry): string =>
  createHash('sha256').update(`${kind} ${file}`).digest('hex').slice(0, 32);

export class Recents {
  private readonly file: JsonFile<z.infer<typeof fileSchema>>;
  private entries: readonly Entry[] = [];
  private changed: () => void = () => {};

  constructor(folder: string) {
    this.file = new JsonFile(path.join(folder, 'recents.json'), {
      schema: fileSchema,
      version: VERSION,
      // Version 1 had no request files.
      migrations: { 1: (old) => ({ ...old, version: 2 }) },
    });
  }

  /** Reads them. Returns a message about a list that cannot be read; null without problems. */
  async load(): Promise<string | null> {
    const { value, notice } = await this.file.load('recent files');
    this.entries = value?.entries ?? [];
    return notice;
  }

  /** Calls back when the list has changed. */
  onChange(listener: () => void): void {
    this.changed = listener;
  }

  list(): Recent[] {
    return this.entries.map((entry) => ({
      id: idOf(entry),
      kind: entry.kind,
      name: path.basename(entry.path),
      folder: path.dirname(entry.path),
    }));
  }

  /** The file behind an id that `list` gave. */
  find(id: string): Entry | undefined {
    return this.entries.find((entry) => idOf(entry) === id);
  }

  add(kind: Entry['kind'], file: string): void {
    const others = this.entries.filter((entry) => entry.kind !== kind || entry.path !== file);
    this.keep([{ kind, path: file }, ...others].slice(0, LIMIT));
  }

  private keep(entries: readonly Entry[]): void {
    this.entries = entries;
    this.changed();
    void this.file.write({ version: VERSION, entries: [...entries] });
  }
}

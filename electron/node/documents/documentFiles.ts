/**
 * The files that a window edits: what each held when it was last read or written, so that no save overwrites what
 * another program wrote meanwhile.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeFileAtomic } from '../files/atomicWrite';
import { errorCode } from '../files/errno';
import { Turns } from '../files/turns';
import { decodeUtf8 } from '../files/utf8';

/** `changed`: it holds something else than it held; `removed`: it is gone. */
export type DiskState = 'same' | 'changed' | 'removed';

/** What a file holds: the hash of its bytes; null for a file that is not there. */
export type Held = string | null;

const hashOf = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

export class DocumentFiles {
  private readonly held = new Map<string, Held>();
  /** What is done to a file is done one after the other. */
  private readonly turns = new Turns();

  /** Notes that the window has the file's content, `text`. */
  noteText(file: string, text: string): void {
    this.held.set(file, hashOf(text));
  }

  /** The same as an earlier run noted it; what this run knows is newer. */
  note(file: string, held: Held): void {
    if (!this.held.has(file)) this.held.set(file, held);
  }

  heldBy(file: string): Held {
    return this.held.get(file) ?? null;
  }

  /** What became of the file since. One that cannot be read now (a share that is away) counts as the same. */
  state(file: string): Promise<DiskState> {
    return this.turns.run(file, () => this.stateNow(file));
  }

  /** Whether the file holds this text, which is known then: a kill may come between a save and the note of it. */
  holds(file: string, text: string): Promise<boolean> {
    return this.turns.run(file, async () => {
      const isHeld = (await onDisk(file)) === hashOf(text);
      if (isHeld) this.noteText(file, text);
      return isHeld;
    });
  }

  /** Takes what the file holds now as known: the next `write` replaces it. */
  async accept(file: string): Promise<void> {
    await this.turns.run(file, async () => {
      const held = await onDisk(file);
      if (held !== undefined) this.held.set(file, held);
    });
  }

  /** Writes, unless the file was changed or removed since: then it stays as it is. Throws `write-failed`. */
  async write(file: string, text: string): Promise<DiskState> {
    return this.turns.run(file, async () => {
      try {
        // Looked at last thing before the rename: what comes after that is lost with any editor.
        await writeFileAtomic(file, text, async () => {
          const state = await this.stateNow(file, hashOf(text));
          if (state !== 'same') throw new Conflict(state);
        });
      } catch (error) {
        if (error instanceof Conflict) return error.state;
        throw error;
      }
      this.noteText(file, text);
      return 'same';
    });
  }

  /** Writes whatever is there, as the user chose in a dialog. Throws `write-failed`. */
  async replace(file: string, text: string): Promise<void> {
    await this.turns.run(file, async () => {
      await writeFileAtomic(file, text);
      this.noteText(file, text);
    });
  }

  /** @param same the hash of another content that nothing is lost of */
  private async stateNow(file: string, same: Held = this.heldBy(file)): Promise<DiskState> {
    const now = await onDisk(file);
    if (now === undefined || now === same || now === this.heldBy(file)) return 'same';
    return now === null ? 'removed' : 'changed';
  }
}

/** The file is not what it was. */
class Conflict extends Error {
  constructor(readonly state: Exclude<DiskState, 'same'>) {
    super(state);
  }
}

/** What the file holds now; undefined where that cannot be found out. */
async function onDisk(file: string): Promise<Held | undefined> {
  try {
    const bytes = await readFile(file);
    // As it is read: a byte order mark is no change.
    return hashOf(decodeUtf8(bytes) ?? bytes);
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(errorCode(error)) ? null : undefined;
  }
}

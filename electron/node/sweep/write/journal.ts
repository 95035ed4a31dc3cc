/**
 * What was written so far, a line a point: `points.jsonl` of a sweep that is being written. A line is there once its
 * payload file is whole on the disk, so that a kill at any time loses the last lines at most, never more.
 */

import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../../../shared/errors/appError';
import { parseJson } from '../../../../shared/json/read';
import { jsonText } from '../../../../shared/json/write';
import { sweepPointSchema } from '../../../../shared/sweep/manifest';
import { errorCode } from '../../files/errno';

const journalRowSchema = z.object({
  point: sweepPointSchema,
  /** Checksum of the payload file's bytes; null for a refused point. */
  crc: z.number().nullable(),
  /** Equal for payloads that train the same; null for a refused point. */
  sameness: z.string().nullable(),
  /** Of the files that the point was resolved against; see `contextHash`. */
  world: z.string(),
});
export type JournalRow = z.infer<typeof journalRowSchema>;

/** A row with the offset at which its line ends. */
interface PlacedRow {
  readonly row: JournalRow;
  readonly end: number;
}

/** Rows of a journal in order, up to the first line that is cut short or damaged; none where there is no journal. */
export async function* journalRows(file: string): AsyncGenerator<PlacedRow> {
  const handle = await open(file).catch((error: unknown) => {
    // One that cannot be read is not the same as none: what it lists would be written over.
    const code = errorCode(error);
    if (code === 'ENOENT') return null;
    throw new AppError(
      'sweep-unfinished-unreadable',
      { path: file, errno: code },
      { cause: error },
    );
  });
  if (!handle) return;
  let end = 0;
  try {
    for await (const line of handle.readLines()) {
      end += Buffer.byteLength(line) + 1;
      const row = journalRowSchema.safeParse(jsonOf(line));
      if (!row.success) return;
      yield { row: row.data, end };
    }
  } finally {
    await handle.close().catch(() => {});
  }
}

function jsonOf(line: string): unknown {
  try {
    return parseJson(line);
  } catch {
    return undefined;
  }
}

/** Rows that are written together. */
const TOGETHER = 64;

export class Journal {
  private waiting: string[] = [];

  private constructor(private readonly handle: FileHandle) {}

  /** Goes on with a journal whose first `length` bytes are true; the rest of it is cut off. */
  static async resume(file: string, length: number): Promise<Journal> {
    const handle = await open(file, 'a');
    await handle.truncate(length);
    return new Journal(handle);
  }

  async add(row: JournalRow): Promise<void> {
    this.waiting.push(`${jsonText(row)}\n`);
    if (this.waiting.length >= TOGETHER) await this.flush();
  }

  private async flush(): Promise<void> {
    const text = this.waiting.join('');
    this.waiting = [];
    await this.handle.appendFile(text);
    await this.handle.datasync();
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      await this.handle.close();
    }
  }
}

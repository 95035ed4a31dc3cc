/** The zip directory of an npz: each member, with the place in the file that it must not reach. */

import type yauzl from 'yauzl';
import { Damaged } from '../../../shared/errors/internal';
import type { Archive } from './archive';

export interface Listed {
  readonly entry: yauzl.Entry;
  /** Start of the next member or of the directory; the member's own start when an earlier member is there. */
  readonly end: number;
}

/** Names and extra fields together: a thousand members of 16 KiB, which no npz has. */
const MAX_TEXT = 16 * 1024 * 1024;
/** A checkpoint has one for each tensor of the network and of its optimizer; a hostile directory has millions. */
const MAX_ENTRIES = 50_000;

/** All entries in their order. Throws when the directory is damaged, or larger than any npz has it. */
export async function readDirectory({ zip, directoryStart }: Archive): Promise<readonly Listed[]> {
  const entries: yauzl.Entry[] = [];
  let text = 0;
  for await (const entry of zip.eachEntry()) {
    text += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
    if (text > MAX_TEXT || entries.length >= MAX_ENTRIES)
      throw new Damaged('the directory is too large');
    entries.push(entry);
  }
  const starts = [...new Set(entries.map(startOf)), directoryStart].sort((a, b) => a - b);
  const next = new Map(starts.map((start, i) => [start, starts[i + 1] ?? directoryStart]));
  const taken = new Set<number>();
  return entries.map((entry) => {
    const start = startOf(entry);
    const end = taken.has(start) ? start : (next.get(start) ?? start);
    taken.add(start);
    return { entry, end };
  });
}

const startOf = (entry: yauzl.Entry): number => entry.relativeOffsetOfLocalHeader;

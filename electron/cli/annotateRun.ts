/** Tags and note of a run, from a terminal. */
import { AppError } from '../../shared/errors/appError';
import { parseTags } from '../../shared/runs/notes';
import { changeNotes } from '../node/runs/writeNotes';
import { EXIT } from './exit';
import { type Io, say } from './io';
import { runIn } from './showRun';

export interface TagOptions {
  readonly remove?: boolean;
}

/** Adds tags to the run in a folder, or removes them, and prints those that it has then. Throws an `AppError`. */
export async function tagRun(
  folder: string,
  words: readonly string[],
  { remove = false }: TagOptions,
  io: Io,
): Promise<number> {
  const given = tagsIn(words.join(' '));
  const change = remove ? { remove: given } : { add: given };
  const { tags } = await changeNotes(await runIn(folder), change);
  return said(tags.join(' '), io);
}

/** Writes the note of the run in a folder; an empty one removes it. Throws an `AppError`. */
export async function noteRun(folder: string, text: string, io: Io): Promise<number> {
  const { note } = await changeNotes(await runIn(folder), { note: text.trim() });
  return said(note, io);
}

function said(text: string, io: Io): number {
  if (text !== '') say(io.stdout, text);
  return EXIT.ok;
}

function tagsIn(text: string): readonly string[] {
  const read = parseTags(text);
  if (!read.ok) throw new AppError('run-tags-invalid', { problem: read.problem });
  return read.tags;
}

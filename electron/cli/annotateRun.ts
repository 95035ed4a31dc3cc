/** Tags and note of a run, from a terminal. */
import { AppError } from '../../shared/errors/appError';
import { parseTags, type RunNotes, sameTag } from '../../shared/runs/notes';
import { notesOf, writeNotes } from '../node/runs/writeNotes';
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
  const run = await runIn(folder);
  const notes = await notesOf(run);
  const given = tagsIn(words.join(' '));
  const tags = remove
    ? notes.tags.filter((tag) => !given.some((one) => sameTag(one, tag)))
    : tagsIn([...notes.tags, ...given].join(' '));
  return annotate(run, { ...notes, tags }, tags.join(' '), io);
}

/** Writes the note of the run in a folder; an empty one removes it. Throws an `AppError`. */
export async function noteRun(folder: string, note: string, io: Io): Promise<number> {
  const run = await runIn(folder);
  return annotate(run, { ...(await notesOf(run)), note: note.trim() }, note.trim(), io);
}

async function annotate(run: string, notes: RunNotes, text: string, io: Io): Promise<number> {
  await writeNotes(run, notes);
  if (text !== '') say(io.stdout, text);
  return EXIT.ok;
}

function tagsIn(text: string): readonly string[] {
  const read = parseTags(text);
  if (!read.ok) throw new AppError('run-tags-invalid', { problem: read.problem });
  return read.tags;
}

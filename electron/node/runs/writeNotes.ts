/** Writing down the tags and the note of a run, beside what the run wrote. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import {
  changedNotes,
  isEmpty,
  MOST_NOTE_LENGTH,
  NO_NOTES,
  NOTES_FILE,
  type NotesChange,
  notesText,
  type RunNotes,
  readNotes,
} from '../../../shared/runs/notes';
import { visible } from '../../../shared/values/visible';
import { writeError, writeFileAtomic } from '../files/atomicWrite';
import { Turns } from '../files/turns';
import { readSettingsText } from './readers/textFile';

/** Those of a run's folder. Throws `run-notes-invalid` for a damaged file, and another `AppError` for one that cannot be read. */
export async function notesOf(folder: string): Promise<RunNotes> {
  const file = path.join(folder, NOTES_FILE);
  try {
    return readNotes(await readSettingsText(file), file);
  } catch (error) {
    if (error instanceof AppError && error.code === 'dataset-missing') return NO_NOTES;
    throw error;
  }
}

/** Of a run each change starts from what the one before wrote. */
const turns = new Turns();

/**
 * Changes them and returns what they are then; without any, the file is removed. Throws `write-failed` where the folder
 * cannot be written, `run-note-too-long`, `run-tags-invalid`, and `run-notes-invalid` for a file that would be lost.
 */
export const changeNotes = (folder: string, change: NotesChange): Promise<RunNotes> =>
  turns.run(folder, () => changeNow(folder, change));

async function changeNow(folder: string, change: NotesChange): Promise<RunNotes> {
  const file = path.join(folder, NOTES_FILE);
  const notes = changedNotes(await notesOf(folder), change);
  const { length } = notes.note;
  if (length > MOST_NOTE_LENGTH)
    throw new AppError('run-note-too-long', { characters: length, limit: MOST_NOTE_LENGTH });
  if (isEmpty(notes))
    await rm(file, { force: true }).catch((error: unknown) => {
      throw writeError(file, error);
    });
  else await writeFileAtomic(file, notesText(notes));
  return notes;
}

/** As they are shown: a note keeps its lines. */
export const shownNotes = ({ tags, note }: RunNotes): RunNotes => ({
  tags: tags.map(visible),
  note: note.split('\n').map(visible).join('\n'),
});

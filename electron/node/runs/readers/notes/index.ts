/** `pinnboard-notes.json`: tags and note of a run, as its user gave them with Pinnboard. */
import path from 'node:path';
import { NOTES_FILE, readNotes } from '../../../../../shared/runs/notes';
import type { RunFileReader } from '../reader';
import { readSettingsText } from '../textFile';

export const NOTES: RunFileReader = {
  id: 'notes',
  claims: () => false,
  read: async ({ folder, files }) =>
    files.includes(NOTES_FILE)
      ? readNotes(await readSettingsText(path.join(folder, NOTES_FILE)), NOTES_FILE)
      : null,
};

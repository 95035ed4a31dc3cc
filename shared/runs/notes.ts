/** `pinnboard-notes.json`: the tags and the note that a user gave a run, a sidecar file beside what the run wrote. */
import { z } from 'zod';
import { AppError } from '../errors/appError';
import { parseJson } from '../json/read';
import { jsonText } from '../json/write';
import { visible } from '../values/visible';

export const NOTES_FILE = 'pinnboard-notes.json';

const FORMAT = 'pinnboard.run-notes';
const VERSION = 1;

const MOST_TAGS = 32;
const MOST_TAG_LENGTH = 40;
export const MOST_NOTE_LENGTH = 10_000;

/** Without blanks, commas and quotes, so that `tag:good` finds it and a list of them can be typed. */
const TAG = /^[^\s,"]+$/;

export const notesSchema = z.object({
  tags: z.array(z.string().max(MOST_TAG_LENGTH).regex(TAG)).max(MOST_TAGS).readonly(),
  note: z.string().max(MOST_NOTE_LENGTH),
});
export type RunNotes = z.infer<typeof notesSchema>;

/** What is done to them: other changes that are made meanwhile are kept. */
export const notesChangeSchema = z.object({
  add: notesSchema.shape.tags.optional(),
  remove: notesSchema.shape.tags.optional(),
  note: notesSchema.shape.note.optional(),
});
export type NotesChange = z.infer<typeof notesChangeSchema>;

export const NO_NOTES: RunNotes = { tags: [], note: '' };

/** Whether there is nothing to keep a file for. */
export const isEmpty = ({ tags, note }: RunNotes): boolean => tags.length === 0 && note === '';

const fileSchema = notesSchema.extend({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
});

/** The text of `pinnboard-notes.json`. */
export const notesText = ({ tags, note }: RunNotes): string =>
  `${jsonText({ format: FORMAT, version: VERSION, tags: [...tags], note }, 2)}\n`;

/** Throws `run-notes-invalid`; `path` names the file in it. */
export function readNotes(text: string, path: string): RunNotes {
  let data: unknown;
  try {
    data = parseJson(text);
  } catch (cause) {
    throw new AppError('run-notes-invalid', { path }, { cause });
  }
  const { success, data: read, error } = fileSchema.safeParse(data);
  if (!success) throw new AppError('run-notes-invalid', { path }, { cause: error });
  return { tags: read.tags, note: read.note };
}

export type ReadTags =
  | { readonly ok: true; readonly tags: readonly string[] }
  /** `problem` is a sentence. */
  | { readonly ok: false; readonly problem: string };

/** Tags as they are typed, separated by blanks or commas; each counts once, whatever its case. */
export function parseTags(text: string): ReadTags {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const tags = words.filter((word, at) => words.findIndex((one) => sameTag(one, word)) === at);
  const quoted = tags.find((tag) => !TAG.test(tag));
  if (quoted !== undefined) return { ok: false, problem: `A tag has no quotes: \`${quoted}\`.` };
  const long = tags.find((tag) => tag.length > MOST_TAG_LENGTH);
  if (long !== undefined)
    return {
      ok: false,
      problem: `\`${long.slice(0, MOST_TAG_LENGTH)}…\` has ${long.length} characters; a tag has at most ${MOST_TAG_LENGTH}.`,
    };
  if (tags.length > MOST_TAGS)
    return {
      ok: false,
      problem: `These are ${tags.length} tags; a run has at most ${MOST_TAGS}.`,
    };
  return { ok: true, tags };
}

/** With a change made; tags are removed as they are shown. Throws `run-tags-invalid` where there would be too many tags. */
export function changedNotes(
  notes: RunNotes,
  { add = [], remove = [], note }: NotesChange,
): RunNotes {
  const kept = notes.tags.filter(
    (tag) => !remove.some((one) => sameTag(visible(one), visible(tag))),
  );
  const read = parseTags([...kept, ...add].join(' '));
  if (!read.ok) throw new AppError('run-tags-invalid', { problem: read.problem });
  return { tags: read.tags, note: note ?? notes.note };
}

/** Whether two texts are one tag: case does not count. */
export const sameTag = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Tags and note of a run: the file beside it, what may be typed, and what is never overwritten. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isWithin } from '../../../electron/node/files/within';
import { changeNotes, notesOf } from '../../../electron/node/runs/writeNotes';
import { NO_NOTES, NOTES_FILE, parseTags } from '../../../shared/runs/notes';

let run = '';
const file = () => path.join(run, NOTES_FILE);
beforeEach(() => {
  run = mkdtempSync(path.join(tmpdir(), 'pinnboard-notes-'));
});
afterEach(() => rmSync(run, { recursive: true, force: true }));

it('are written into one file, read again, and leave none behind once they are taken away', async () => {
  const notes = { tags: ['good', 'paper'], note: 'Best so far.\nTry `gridsize` 1.' };
  expect(await changeNotes(run, { add: notes.tags, note: notes.note })).toEqual(notes);
  expect(readdirSync(run)).toEqual([NOTES_FILE]);
  expect(await notesOf(run)).toEqual(notes);
  await changeNotes(run, { remove: ['Good', 'paper'], note: '' });
  expect(readdirSync(run)).toEqual([]);
  expect(await notesOf(run)).toEqual(NO_NOTES);
});

it.each(['{"format": "pinnboard.run-notes"', '{"format":"pinnboard.run-notes","version":9}', '[]'])(
  'that cannot be read are never overwritten: %s',
  async (text) => {
    writeFileSync(file(), text);
    await expect(changeNotes(run, { add: ['x'] })).rejects.toThrow('were not read');
    expect(readFileSync(file(), 'utf8')).toBe(text);
  },
);

it('keep every one of several changes that are made at once', async () => {
  const tags = Array.from({ length: 12 }, (_, at) => `t${at}`);
  await Promise.all([
    ...tags.map((tag) => changeNotes(run, { add: [tag] })),
    changeNotes(run, { note: 'meanwhile' }),
    changeNotes(run, { remove: ['t3'] }),
  ]);
  expect(await notesOf(run)).toEqual({
    tags: tags.filter((tag) => tag !== 't3'),
    note: 'meanwhile',
  });
});

it('have no more tags than a run has, and then nothing changes', async () => {
  await changeNotes(run, { add: Array.from({ length: 32 }, (_, at) => `t${at}`) });
  await expect(changeNotes(run, { add: ['more'] })).rejects.toMatchObject({
    code: 'run-tags-invalid',
  });
  expect((await notesOf(run)).tags).toHaveLength(32);
});

it('say why they cannot be written', async () => {
  const gone = path.join(run, 'gone');
  await expect(changeNotes(gone, { add: ['x'] })).rejects.toThrow(
    'cannot be written: the folder does not exist.',
  );
});

it('are never longer than what is read again', async () => {
  await expect(changeNotes(run, { note: 'x'.repeat(10_001) })).rejects.toThrow(
    'The note has 10001 characters; a note has at most 10000.',
  );
  expect(readdirSync(run)).toEqual([]);
});

it('are not read from a pipe, which would never end', async () => {
  execFileSync('mkfifo', [file()]);
  await expect(notesOf(run)).rejects.toMatchObject({ code: 'dataset-not-regular' });
});

it('are of runs in a folder whose names begin with dots, too', () => {
  expect(isWithin('/runs/..a', '/runs')).toBe(true);
  expect(isWithin('/runs', '/runs')).toBe(true);
  expect(isWithin('/other', '/runs')).toBe(false);
  expect(isWithin('/', '/runs')).toBe(false);
});

it('as tags are typed with blanks or commas, each once', () => {
  expect(parseTags(' good, paper  Good ')).toEqual({ ok: true, tags: ['good', 'paper'] });
  expect(parseTags('')).toEqual({ ok: true, tags: [] });
  expect(parseTags('a"b')).toEqual({ ok: false, problem: 'A tag has no quotes: `a"b`.' });
  expect(parseTags('x'.repeat(41))).toMatchObject({ ok: false });
  expect(parseTags(Array.from({ length: 33 }, (_, at) => `t${at}`).join(' '))).toEqual({
    ...{ ok: false, problem: 'These are 33 tags; a run has at most 32.' },
  });
});

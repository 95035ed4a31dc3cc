/** The drafts on the disk, where a window's work survives its process. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'playwright/test';

const folderOf = (userDataDir: string): string => path.join(userDataDir, 'pinnboard', 'drafts');

/** The files of the drafts. */
export const draftFiles = (userDataDir: string): string[] => {
  const folder = folderOf(userDataDir);
  return existsSync(folder) ? readdirSync(folder) : [];
};

/** What the drafts hold, each the last line of its file; one that is being removed is left out. */
const readDrafts = (userDataDir: string): unknown[] =>
  draftFiles(userDataDir).flatMap((name) => {
    try {
      const text = readFileSync(path.join(folderOf(userDataDir), name), 'utf8');
      return [JSON.parse(text.trim().split('\n').at(-1) ?? '') as unknown];
    } catch {
      return [];
    }
  });

/** Waits until the one draft on the disk holds at least this: the last edit, not only an earlier one. */
export const expectDraft = (userDataDir: string, holds: object): Promise<void> =>
  expect
    .poll(() => readDrafts(userDataDir), { message: 'the draft on the disk' })
    .toMatchObject([holds]);

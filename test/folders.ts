/** Temporary folders of helpers, which the test files of a process share: each is emptied after every file. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folders: string[] = [];

/** A new one. @param purpose a part of its name */
export function folderFor(purpose: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `pinnboard-${purpose}-`));
  folders.push(folder);
  return folder;
}

export function emptyFolders(): void {
  for (const folder of folders)
    for (const name of readdirSync(folder))
      rmSync(path.join(folder, name), { recursive: true, force: true });
}

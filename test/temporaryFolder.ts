/** Temporary folders of helpers, which the tests of several files share while their process lives. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder, removed when the process ends. @param name what it is of */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `pinnboard-${name}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

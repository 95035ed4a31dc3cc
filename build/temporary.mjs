// @ts-check
/** A temporary folder of this run: what tests leave in it goes with it, however many of them were killed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Makes this process and all that it starts keep temporary files in a folder that is removed at its end. */
export function takeTemporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-'));
  process.env.TMPDIR = folder;
  process.on('exit', () => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      console.error(`Not removed: ${error instanceof Error ? error.message : error}`);
    }
  });
}

/** Looking at the folder that results are written to. */
import { access, constants, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { OutputReading } from '../../../shared/dataset/outputFolder';
import { RESULTS } from '../../../shared/runs/folder';
import { errorCode } from '../files/errno';

/** What PtychoPINN leaves in it: of training, of inference, and while it trains. */
const OF_A_RUN = new Set<string>([...Object.values(RESULTS), 'checkpoints', 'lightning_logs']);

/** The folder at an absolute path; null where the disk does not say. Never throws. */
export async function readOutputFolder(folder: string): Promise<OutputReading | null> {
  try {
    await access(folder, constants.W_OK);
    const names = await readdir(folder);
    const results = names.filter((name) => OF_A_RUN.has(name)).sort();
    if (results.length > 0) return { state: 'run', results };
    return { state: names.length > 0 ? 'other-files' : 'empty', results };
  } catch (error) {
    const state = errorCode(error) === 'ENOENT' ? await stateOfNew(folder) : unusable(error);
    return state && { state, results: [] };
  }
}

/** The run creates the folder; those above it may be on another machine. */
const stateOfNew = (folder: string): Promise<OutputReading['state'] | null> =>
  access(path.dirname(folder), constants.W_OK).then(
    () => 'missing',
    (error) => (errorCode(error) === 'ENOENT' ? 'missing' : unusable(error)),
  );

function unusable(error: unknown): OutputReading['state'] | null {
  switch (errorCode(error)) {
    case 'ENOTDIR':
      return 'not-a-folder';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'not-writable';
    default:
      return null;
  }
}

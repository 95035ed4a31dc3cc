/** Whether texts alone show that a folder is a run's: one that failed before it wrote anything leaves nothing else. */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { RUN_FILES } from '../../../../../shared/runs/folder';
import { readEnds } from '../textFile';
import { isLog } from '.';
import { readLog } from './read';
import { isOfPtychoPINN } from './words';

/** Texts of one folder that are looked at. */
const MOST = 16;
/** Written into the folder in which a program is started, wherever its output is. */
const OF_NO_FOLDER: ReadonlySet<string> = new Set(['train_debug.log', 'inference.log']);

/** @param names of the files in the folder. Never rejects. */
export async function saysRun(folder: string, names: readonly string[]): Promise<boolean> {
  const texts = names.filter(
    (name) => name === RUN_FILES.command || (isLog(name) && !OF_NO_FOLDER.has(name)),
  );
  for (const name of texts.slice(0, MOST)) if (await isOfRun(path.join(folder, name))) return true;
  return false;
}

/** What was said before of a file that is as it was. */
const known = new Map<string, { readonly stamp: string; readonly isOfRun: boolean }>();
const MOST_KNOWN = 20_000;

async function isOfRun(file: string): Promise<boolean> {
  try {
    const { size, mtimeMs, ino } = await lstat(file);
    const stamp = `${size} ${mtimeMs} ${ino}`;
    const before = known.get(file);
    if (before?.stamp === stamp) return before.isOfRun;
    const text = (await readEnds(file)).replaceAll('\r\n', '\n');
    const { signs, program } = readLog(text, '');
    const isCommand = path.basename(file) === RUN_FILES.command;
    const is = program !== null || (isOfPtychoPINN(text) && (isCommand || signs.length > 0));
    if (known.size === MOST_KNOWN) known.clear();
    known.set(file, { stamp, isOfRun: is });
    return is;
  } catch {
    return false;
  }
}

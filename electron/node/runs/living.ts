/** Processes of this machine that name a folder, where the system lists them (Linux). */
import { readdir, readFile } from 'node:fs/promises';

/** Those of the folders that a process of PtychoPINN names in its command line; null where that cannot be asked. */
export async function livingFolders(folders: readonly string[]): Promise<Set<string> | null> {
  const processes = await readdir('/proc').catch(() => null);
  if (processes === null || folders.length === 0) return processes && new Set();
  const living = new Set<string>();
  for (const pid of processes) {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const words = command.split('\0');
    if (!words.some((word) => PROGRAM.test(word))) continue;
    for (const folder of folders) if (words.includes(folder)) living.add(folder);
  }
  return living;
}

const PROGRAM = /ptycho_torch|ptycho_(?:train|inference)|pinnboard_payload\.py/;

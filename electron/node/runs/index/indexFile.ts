/** What the index keeps between two starts: a file for each folder of runs, which is dropped where it cannot be read. */
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { decode, encode } from '../../../../shared/ipc/wire';
import { writeFileAtomic } from '../../files/atomicWrite';
import { makeFolder } from '../../files/makeFolder';
import { logError } from '../../log';
import { VERSION } from '../../session/version';
import { idOf } from '../followed';
import { entrySchema } from './entry';
import { foldersSchema } from './tree';

/** The form of the file; a reader that says something else of the same files is another Pinnboard. */
const FORM = 3;

const fileSchema = z.object({
  form: z.literal(FORM),
  pinnboard: z.literal(VERSION),
  /** Whose index it is. */
  folder: z.string(),
  folders: foldersSchema,
  runs: z.array(entrySchema),
});
export type Kept = Pick<z.infer<typeof fileSchema>, 'folders' | 'runs'>;

const NOTHING: Kept = { folders: [], runs: [] };
/** Folders of runs that are remembered. */
const MOST_FILES = 64;

const fileOf = (cache: string, folder: string): string => path.join(cache, `${idOf(folder)}.json`);

/** What was kept of a folder of runs; nothing where that cannot be read, or another version wrote it. Never throws. */
export async function readKept(cache: string | null, folder: string): Promise<Kept> {
  if (cache === null) return NOTHING;
  try {
    const parsed = fileSchema.safeParse(
      decode<unknown>(await readFile(fileOf(cache, folder), 'utf8')),
    );
    return parsed.success && parsed.data.folder === folder ? parsed.data : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** Failing to keep it is no error: the next start reads the runs again. */
export async function keep(cache: string | null, folder: string, kept: Kept): Promise<void> {
  if (cache === null) return;
  try {
    await makeFolder(cache);
    const text = encode({ form: FORM, pinnboard: VERSION, folder, ...kept });
    await writeFileAtomic(fileOf(cache, folder), text);
    await prune(cache);
  } catch (error) {
    logError(`keeping the index of ${folder}`, error);
  }
}

/** Removes what was written longest ago beyond the limit. */
async function prune(cache: string): Promise<void> {
  const names = (await readdir(cache)).filter((name) => name.endsWith('.json'));
  if (names.length <= MOST_FILES) return;
  const aged = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(path.join(cache, name))).mtimeMs })),
  );
  aged.sort((a, b) => b.at - a.at);
  for (const { name } of aged.slice(MOST_FILES)) await rm(path.join(cache, name), { force: true });
}

/** A checkpoint of Lightning: a zip archive whose pickle names epoch, settings and tensors. Weights are never read. */
import { AppError } from '../../../shared/errors/appError';
import type { Pickled } from '../../../shared/formats/pickle/pickled';
import { readPickle } from '../../../shared/formats/pickle/read';
import type { Tensor } from '../../../shared/inspection/inspection';
import type { Values } from '../../../shared/values/value';
import { entryName, openArchive } from '../dataset/archive';
import { readDirectory } from '../dataset/directory';
import { readError } from '../dataset/failure';
import { FileReader } from '../dataset/fileReader';
import { type OpenFile, openRegularFile } from '../dataset/regularFile';
import { readWhole } from './member';
import { dictionaryOf, valuesOf } from './values';
import { tensorsOf } from './weights';

export interface Checkpoint {
  /** Bytes of the file. */
  readonly size: number;
  /** Modification time, ISO 8601, UTC. */
  readonly modified: string;
  readonly epoch: number | null;
  readonly globalStep: number | null;
  /** Epochs that had ended, as Lightning's own counters say. */
  readonly epochsDone: number | null;
  readonly tensors: readonly Tensor[];
  /** The hyper-parameters that are dictionaries, by their names. */
  readonly sections: { readonly [name: string]: Values };
  readonly notRead: readonly { readonly name: string; readonly error: AppError }[];
}

/** Bytes of the pickle: 23 to 200 kB, whatever the weights. */
const MOST = 8 * 1024 * 1024;

/** Reads the directory of the archive and one member. Throws an `AppError` for a file that is no checkpoint. */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
  const file = await openRegularFile(path);
  if (file.status !== 'open') throw file.error;
  try {
    const reader = new FileReader(file.handle, file.size);
    return await Promise.race([readFrom(reader, file), reader.panic]);
  } catch (error) {
    throw readError(error, 'checkpoint-damaged');
  } finally {
    await file.handle.close().catch(() => {});
  }
}

async function readFrom(reader: FileReader, { size, modified }: OpenFile): Promise<Checkpoint> {
  const archive = await openArchive(reader, size);
  const member = (await readDirectory(archive)).find(({ entry }) =>
    entryName(entry).endsWith('/data.pkl'),
  );
  if (!member) throw new AppError('pickle-missing', { member: 'data.pkl' });
  const reading = readPickle(await readWhole(archive, member, MOST));
  if (!reading.ok) throw reading.error;
  const all = dictionaryOf(reading.value);
  if (!all) throw new AppError('settings-missing', {});
  const notRead: { name: string; error: AppError }[] = [];
  const hyper = dictionaryOf(all.get('hyper_parameters')) ?? new Map<string, Pickled>();
  const sections = Object.fromEntries(
    [...hyper].flatMap(([name, value]) => {
      const section = dictionaryOf(value);
      return section
        ? [
            [
              name,
              valuesOf(section, (field, error) =>
                notRead.push({ name: `${name}.${field}`, error }),
              ),
            ],
          ]
        : [];
    }),
  );
  return {
    size,
    modified: modified.toISOString(),
    epoch: numberIn(all, 'epoch'),
    globalStep: numberIn(all, 'global_step'),
    epochsDone: epochsDoneIn(all),
    tensors: tensorsOf(all.get('state_dict')),
    sections,
    notRead,
  };
}

/** The counter that is right with validation data and without (lightning/pytorch/loops/progress.py). */
function epochsDoneIn(all: ReadonlyMap<string, Pickled>): number | null {
  let found = all;
  for (const name of ['loops', 'fit_loop', 'epoch_progress', 'current'])
    found = dictionaryOf(found.get(name)) ?? new Map<string, Pickled>();
  return numberIn(found, 'processed');
}

function numberIn(all: ReadonlyMap<string, Pickled>, name: string): number | null {
  const value = all.get(name);
  return typeof value === 'number' ? value : null;
}

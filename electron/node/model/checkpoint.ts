/** A checkpoint of Lightning: a zip archive whose pickle names epoch, settings and tensors. Weights are never read. */
import { AppError } from '../../../shared/errors/appError';
import { NotRead, type Pickled } from '../../../shared/formats/pickle/pickled';
import { readPickle } from '../../../shared/formats/pickle/read';
import type { Values } from '../../../shared/values/value';
import { entryName, openArchive } from '../dataset/archive';
import { readDirectory } from '../dataset/directory';
import { readError } from '../dataset/failure';
import { FileReader } from '../dataset/fileReader';
import { openRegularFile } from '../dataset/regularFile';
import { readWhole } from './member';
import { dictionaryOf, valuesOf } from './values';

export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface Checkpoint {
  readonly epoch: number | null;
  readonly globalStep: number | null;
  readonly tensors: readonly Tensor[];
  /** The hyper-parameters that are dictionaries, by their names. */
  readonly sections: { readonly [name: string]: Values };
  readonly notRead: readonly { readonly name: string; readonly error: AppError }[];
}

/** Bytes of the pickle: 23 to 200 kB, whatever the weights. */
const MOST = 8 * 1024 * 1024;

/** Numbers of a network, and of each of its layers: tensors that share the first parts of their names. */
export interface Layer {
  readonly name: string;
  readonly tensors: readonly Tensor[];
  readonly parameters: number;
}

const numbersIn = ({ shape }: Tensor): number => shape.reduce((all, side) => all * side, 1);

/** The layers in the network's order; `model.encoder.blocks.0.conv.weight` is of layer `model.encoder.blocks.0.conv`. */
export function layersOf(tensors: readonly Tensor[]): Layer[] {
  const layers = new Map<string, Tensor[]>();
  for (const tensor of tensors) {
    const name = tensor.name.slice(0, Math.max(0, tensor.name.lastIndexOf('.'))) || tensor.name;
    const known = layers.get(name);
    if (known) known.push(tensor);
    else layers.set(name, [tensor]);
  }
  return [...layers].map(([name, own]) => ({
    name,
    tensors: own,
    parameters: own.reduce((sum, tensor) => sum + numbersIn(tensor), 0),
  }));
}

/** Reads the directory of the archive and one member. Throws an `AppError` for a file that is no checkpoint. */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
  const file = await openRegularFile(path);
  if (file.status !== 'open') throw file.error;
  try {
    const reader = new FileReader(file.handle, file.size);
    return await Promise.race([readFrom(reader, file.size), reader.panic]);
  } catch (error) {
    throw readError(error, 'model-archive-damaged');
  } finally {
    await file.handle.close().catch(() => {});
  }
}

async function readFrom(reader: FileReader, size: number): Promise<Checkpoint> {
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
    epoch: numberIn(all, 'epoch'),
    globalStep: numberIn(all, 'global_step'),
    tensors: tensorsOf(all.get('state_dict')),
    sections,
    notRead,
  };
}

function numberIn(all: ReadonlyMap<string, Pickled>, name: string): number | null {
  const value = all.get(name);
  return typeof value === 'number' ? value : null;
}

const tensorsOf = (state: Pickled | undefined): Tensor[] =>
  [...(dictionaryOf(state) ?? [])].flatMap(([name, value]) =>
    value instanceof NotRead && value.shape ? [{ name, shape: value.shape }] : [],
  );

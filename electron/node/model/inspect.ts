/** Everything that is known of a trained network without its weights, from a model folder, its archive, or a checkpoint. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { MemberProblem } from '../../../shared/dataset/facts';
import { ARCHIVE, type Bundle, bundleOf, type ModelReading } from '../../../shared/dataset/model';
import type { AppError } from '../../../shared/errors/appError';
import { type Inspection, layersOf, type Tensor } from '../../../shared/inspection/inspection';
import { openArchive } from '../dataset/archive';
import { readError } from '../dataset/failure';
import { FileReader } from '../dataset/fileReader';
import { openRegularFile } from '../dataset/regularFile';
import { membersOf } from './bundle';
import { type Checkpoint, readCheckpoint } from './checkpoint';
import { readModel } from './read';
import { readTensors } from './weights';

/** What was found, and what inference would find there. */
export interface Inspected {
  /** null for a folder or an archive in which nothing can be read; `reading` says why. */
  readonly inspection: Inspection | null;
  /** As inference sees the path. */
  readonly reading: ModelReading;
}

/** @param at absolute: a folder, `wts.h5.zip`, or a checkpoint. Throws an `AppError` for a file that is no checkpoint. */
export async function inspectModel(at: string): Promise<Inspected> {
  const isArchive = path.basename(at) === ARCHIVE;
  const isFile = (await stat(at).catch(() => null))?.isFile() ?? false;
  if (isFile && !isArchive)
    return {
      inspection: ofCheckpoint(await readCheckpoint(at)),
      reading: { status: 'not-a-folder' },
    };
  const folder = isArchive ? path.dirname(at) : at;
  const reading = await readModel(folder);
  const bundle = bundleOf(reading);
  return {
    inspection: bundle ? await ofBundle(bundle, path.join(folder, ARCHIVE)) : null,
    reading,
  };
}

async function ofBundle(bundle: Bundle, file: string): Promise<Inspection> {
  const { size, modified, backend, schema, missing, sections, notRead } = bundle;
  const { name, tensors, problem } = await tensorsIn(file);
  const about = { size, modified, backend, schema, missing, sections };
  return {
    ...about,
    kind: 'bundle',
    epoch: null,
    step: null,
    layers: layersOf(tensors),
    notRead: problem === null ? notRead : [...notRead, noted(name, problem)],
  };
}

const noted = (name: string, { code, message }: AppError): MemberProblem => ({
  name,
  code,
  problem: message,
});

/** The network that inference loads. */
const NETWORK = 'diffraction_to_obj/model.pth';

/** Its tensors; none where they cannot be read, and why. Never throws for a bad file. */
async function tensorsIn(path: string): Promise<{
  readonly name: string;
  readonly tensors: readonly Tensor[];
  readonly problem: AppError | null;
}> {
  const name = NETWORK;
  const file = await openRegularFile(path);
  if (file.status !== 'open') return { name, tensors: [], problem: file.error };
  try {
    const reader = new FileReader(file.handle, file.size);
    const read = async () => {
      const archive = await openArchive(reader, file.size);
      const member = (await membersOf(archive)).get(name);
      // A member that is missing is said to be so.
      return member ? readTensors(archive, member) : [];
    };
    return { name, tensors: await Promise.race([read(), reader.panic]), problem: null };
  } catch (error) {
    return { name, tensors: [], problem: readError(error, 'member-damaged') };
  } finally {
    await file.handle.close().catch(() => {});
  }
}

function ofCheckpoint(checkpoint: Checkpoint): Inspection {
  const { size, modified, epoch, globalStep, tensors, sections, notRead } = checkpoint;
  const { data_config = {}, model_config = {}, training_config = {} } = sections;
  return {
    kind: 'checkpoint',
    size,
    modified,
    epoch,
    step: globalStep,
    backend: 'pytorch',
    schema: null,
    missing: [],
    sections: { data_config, model_config, training_config, params: {} },
    layers: layersOf(tensors),
    notRead: notRead.map(({ name, error }) => noted(name, error)),
  };
}

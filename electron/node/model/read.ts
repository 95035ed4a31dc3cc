/** Looking at the folder of a trained model: its zip directory and the few members that describe the network. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ARCHIVE, type ModelArchive, type ModelReading } from '../../../shared/dataset/model';
import { AppError } from '../../../shared/errors/appError';
import { readError } from '../dataset/failure';
import { FileReader } from '../dataset/fileReader';
import { type OpenFile, openRegularFile } from '../dataset/regularFile';
import { readBundle } from './bundle';

/** Whether `path` is a folder that holds a trained model, and what the model is. Never throws; executes nothing. */
export async function readModel(path: string): Promise<ModelReading> {
  const folder = path === '' ? null : await stat(path).catch(() => null);
  if (!folder) return { status: 'missing' };
  if (!folder.isDirectory()) return { status: 'not-a-folder' };
  const file = join(path, ARCHIVE);
  const archive = await stat(file).catch(() => null);
  if (!archive) return { status: 'no-archive' };
  // PtychoPINN's factory asks only whether the name is there (ptycho_torch/config_factory.py:590).
  return {
    status: 'ok',
    archive: archive.isDirectory()
      ? invalid(new AppError('model-archive-folder', {}))
      : await readArchive(file),
  };
}

const invalid = ({ code, message }: AppError): ModelArchive => ({
  kind: 'invalid',
  code,
  problem: message,
});

async function readArchive(path: string): Promise<ModelArchive> {
  const file = await openRegularFile(path);
  if (file.status !== 'open') return invalid(file.error);
  try {
    return await readOpen(file);
  } catch (error) {
    return invalid(readError(error, 'model-archive-damaged'));
  } finally {
    await file.handle.close().catch(() => {});
  }
}

async function readOpen(file: OpenFile): Promise<ModelArchive> {
  if (file.size === 0) throw new AppError('model-archive-empty', {});
  const reader = new FileReader(file.handle, file.size);
  const start = await reader.near(0, Math.min(file.size, 2));
  const damage =
    start.toString('latin1') === 'PK' ? 'model-archive-damaged' : 'model-archive-not-zip';
  try {
    return await Promise.race([readBundle(reader, file), reader.panic]);
  } catch (error) {
    throw readError(error, damage);
  }
}

/** Looking at the folder of a trained model. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelReading } from '../../../shared/dataset/facts';

/** What a training run of PtychoPINN leaves in its output folder. */
const ARCHIVE = 'wts.h5.zip';

/** Whether `path` is a folder that holds a trained model. Never throws; the archive is not opened. */
export async function readModel(path: string): Promise<ModelReading> {
  const folder = path === '' ? null : await stat(path).catch(() => null);
  if (!folder) return { status: 'missing' };
  if (!folder.isDirectory()) return { status: 'not-a-folder' };
  const archive = await stat(join(path, ARCHIVE)).catch(() => null);
  return { status: archive?.isFile() ? 'ok' : 'no-archive' };
}

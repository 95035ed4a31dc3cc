/** Gathers what the factory needs to know of the file system. */
import path from 'node:path';
import type { World } from '../../shared/dataset/facts';
import { datasetPath, type Request } from '../../shared/request/request';
import { readModel } from '../dataset/model';
import { type ValuesOf, valuesBy } from '../values/policy';
import { ReadingCache } from './readingCache';

/**
 * The world of a request; small datasets are read whole unless `valuesOf` says otherwise. Relative paths are read from `base`; the request keeps them as they are given.
 * Never throws for files that are missing or broken.
 */
export async function readWorld(
  request: Request,
  base = process.cwd(),
  cache = new ReadingCache(),
  valuesOf: ValuesOf = valuesBy('auto'),
): Promise<World> {
  const at = (file: string) => (file === '' ? '' : path.resolve(base, file));
  const file = datasetPath(request);
  const dataset =
    file === ''
      ? { status: 'missing' as const, problem: 'No dataset is open.' }
      : await cache.read(at(file));
  const values = dataset.status === 'ok' ? await valuesOf(at(file), dataset) : null;
  if (request.workflow === 'training') return { dataset, values };
  const model =
    request.model_path === ''
      ? { status: 'missing' as const }
      : await readModel(at(request.model_path));
  return { dataset, model, values };
}

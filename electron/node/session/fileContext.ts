/** Gathers what the factory needs to know of the file system. */
import path from 'node:path';
import type { DatasetStats } from '../../../shared/dataset/arrayStats';
import type { DatasetReading } from '../../../shared/dataset/facts';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { datasetPath, type Request, validationPath } from '../../../shared/request/request';
import { type StatsOf, statsBy } from '../array-stats/policy';
import type { GroupsBy } from '../plan/knownGroups';
import { ReadingCache } from './readingCache';

/** The path of the validation dataset that a request names; null when it may not be read. */
export type FindValidation = (named: string) => string | null;

/** What is looked at besides the headers of the dataset. */
export interface Look {
  /** Undefined while the values are still being read. */
  readonly valuesOf?: (...of: Parameters<StatsOf>) => Promise<DatasetStats | null | undefined>;
  /** Says which validation dataset may be read. */
  readonly find?: FindValidation;
  /** Draws the groups of the run, for the findings that they earn; without it, those findings are not there. */
  readonly groups?: GroupsBy;
}

/**
 * The file context of a request. Relative paths are read from `base`; the request keeps them as they are given. Small
 * datasets are read whole, and so is none but the validation dataset that the request names, unless `look` says otherwise.
 * Never throws for files that are missing or broken.
 */
export async function readFileContext(
  request: Request,
  base = process.cwd(),
  cache = new ReadingCache(),
  { valuesOf = statsBy('auto'), find = (named) => path.resolve(base, named), groups }: Look = {},
): Promise<FileContext> {
  const at = (file: string) => (file === '' ? '' : path.resolve(base, file));
  const file = datasetPath(request);
  const dataset =
    file === ''
      ? { status: 'missing' as const, problem: 'No dataset is open.' }
      : await cache.read(at(file));
  const read = dataset.status === 'ok' ? await valuesOf(at(file), dataset) : null;
  const values = read === undefined ? {} : { values: read };
  if (request.workflow === 'training') {
    const context = { dataset, ...values, ...(await readValidation(request, cache, find)) };
    const named = context.validation?.status === 'ok' ? validationPath(request) : null;
    const paths = { dataset: at(file), validation: named === null ? null : find(named) };
    const drawn = groups ? await groups(request, context, paths) : null;
    return { ...context, ...(drawn ? { groups: drawn } : {}) };
  }
  const model =
    request.model_path === ''
      ? { status: 'missing' as const }
      : await cache.readModel(at(request.model_path));
  return { dataset, model, ...values };
}

async function readValidation(
  request: Request,
  cache: ReadingCache,
  find: FindValidation,
): Promise<{ validation?: DatasetReading }> {
  const named = validationPath(request);
  const file = named === null ? null : find(named);
  return file === null ? {} : { validation: await cache.read(file) };
}

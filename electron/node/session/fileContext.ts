/** Gathers what the factory needs to know of the file system. */
import path from 'node:path';
import type { DatasetStats } from '../../../shared/dataset/arrayStats';
import { type DatasetReading, noDataset } from '../../../shared/dataset/facts';
import type { FileContext } from '../../../shared/dataset/fileContext';
import type { OutputReading } from '../../../shared/dataset/outputFolder';
import { datasetPath, type Request, validationPath } from '../../../shared/request/request';
import { type StatsOf, statsBy } from '../array-stats/policy';
import type { ChecksBy } from '../plan/knownChecks';
import type { GroupsBy } from '../plan/knownGroups';
import { readOutputFolder } from './outputFolder';
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
  /** Checks the patterns as network input, for the findings that they earn. */
  readonly checks?: ChecksBy;
  /** Looks at the output folder, where its path is absolute: another one is where the run is started. */
  readonly output?: boolean;
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
  {
    valuesOf = statsBy('auto'),
    find = (named) => path.resolve(base, named),
    groups,
    checks,
    output = false,
  }: Look = {},
): Promise<FileContext> {
  const at = (file: string) => (file === '' ? '' : path.resolve(base, file));
  const file = datasetPath(request);
  const dataset = file === '' ? noDataset() : await cache.read(at(file));
  const read = dataset.status === 'ok' ? await valuesOf(at(file), dataset) : null;
  const known = withOutput(
    { dataset, ...(read === undefined ? {} : { values: read }) },
    output ? await outputOf(request) : null,
  );
  if (request.workflow === 'training') {
    const context = { ...known, ...(await readValidation(request, cache, find)) };
    const drawn = groups ? await withGroups(request, context, groups, { base, find }) : context;
    const inputChecks = checks ? await checks(request, drawn, at(file)) : null;
    return inputChecks ? { ...drawn, inputChecks } : drawn;
  }
  const model =
    request.model_path === ''
      ? { status: 'missing' as const }
      : await cache.readModel(at(request.model_path));
  return { ...known, model };
}

/** What is in the request's output folder; null where its path depends on where the run is started. */
export const outputOf = async ({ output_dir: folder }: Request): Promise<OutputReading | null> =>
  path.isAbsolute(folder) ? readOutputFolder(folder) : null;

export const withOutput = (context: FileContext, output: OutputReading | null): FileContext =>
  output ? { ...context, output } : context;

/** The context with the groups of a training run; any other is returned as it is. */
export async function withGroups(
  request: Request,
  context: FileContext,
  groups: GroupsBy,
  { base, find = (named) => path.resolve(base, named) }: Pick<Look, 'find'> & { base: string },
): Promise<FileContext> {
  if (request.workflow !== 'training' || context.dataset.status !== 'ok') return context;
  const named = context.validation?.status === 'ok' ? validationPath(request) : null;
  const drawn = await groups(request, context, {
    dataset: path.resolve(base, datasetPath(request)),
    validation: named === null ? null : find(named),
  });
  return drawn ? { ...context, groups: drawn } : context;
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

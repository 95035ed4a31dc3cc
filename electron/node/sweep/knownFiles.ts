/** What is known of the files that the points of a sweep name, so that points are resolved without reading any. */
import { z } from 'zod';
import { datasetStatsSchema } from '../../../shared/dataset/arrayStats';
import {
  type DatasetReading,
  datasetReadingSchema,
  failedReading,
  noDataset,
} from '../../../shared/dataset/facts';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { type ModelReading, modelReadingSchema } from '../../../shared/dataset/model';
import { AppError } from '../../../shared/errors/appError';
import { datasetPath, type Request, validationPath } from '../../../shared/request/request';
import { axisValues } from '../../../shared/sweep/plan/axisValues';
import type { Axis } from '../../../shared/sweep/sweep';
import type { StatsOf } from '../array-stats/policy';
import type { Grants } from '../grants/grants';
import type { FindValidation } from '../session/fileContext';
import type { ReadingCache } from '../session/readingCache';

const knownDatasetSchema = z.object({
  reading: datasetReadingSchema,
  values: datasetStatsSchema.nullable(),
});
type KnownDataset = z.infer<typeof knownDatasetSchema>;

/** By path, as the requests give it. */
export const knownFilesSchema = z.object({
  datasets: z.map(z.string(), knownDatasetSchema),
  models: z.map(z.string(), modelReadingSchema),
  validations: z.map(z.string(), datasetReadingSchema),
});
export type KnownFiles = z.infer<typeof knownFilesSchema>;

interface Sources {
  readonly grants: Pick<Grants, 'has'>;
  readonly readings: Pick<ReadingCache, 'read' | 'readModel'>;
  readonly valuesOf: StatsOf;
  readonly find: FindValidation;
}

/** Reads the files of the base and of the axes, those alone that the user gave. */
export async function knownFiles(
  base: Request,
  axes: readonly Axis[],
  { grants, readings, valuesOf, find }: Sources,
): Promise<KnownFiles> {
  const named = (name: string, own: string | null) => [
    ...new Set([...(own === null ? [] : [own]), ...textsOf(axes, name)]),
  ];
  const training = base.workflow === 'training';
  const datasets = new Map<string, KnownDataset>();
  for (const path of named(training ? 'train_data_file' : 'test_data_file', datasetPath(base))) {
    if (!grants.has('dataset', path)) continue;
    const reading = await readings.read(path);
    const values = reading.status === 'ok' ? await valuesOf(path, reading) : null;
    datasets.set(path, { reading, values });
  }
  const models = new Map<string, ModelReading>();
  const validations = new Map<string, DatasetReading>();
  if (!training) {
    for (const path of named('model_path', base.model_path))
      if (grants.has('model', path)) models.set(path, await readings.readModel(path));
    return { datasets, models, validations };
  }
  for (const path of named('test_data_file', validationPath(base))) {
    const file = find(path);
    if (file !== null) validations.set(path, await readings.read(file));
  }
  return { datasets, models, validations };
}

const textsOf = (axes: readonly Axis[], name: string): string[] =>
  axes
    .filter((axis) => axis.name === name && axis.place !== 'execution')
    .flatMap((axis) => (axis.kind === 'list' ? axisValues(axis) : []))
    .filter((value) => typeof value === 'string');

/** The file context of a point. A file that was never given counts as missing, and the finding says so. */
export function contextFor(request: Request, known: KnownFiles): FileContext {
  const path = datasetPath(request);
  const { reading, values } = known.datasets.get(path) ?? notGiven(path);
  if (request.workflow === 'training') {
    const validation = known.validations.get(validationPath(request) ?? '');
    return { dataset: reading, values, ...(validation ? { validation } : {}) };
  }
  const model = known.models.get(request.model_path) ?? { status: 'missing' as const };
  return { dataset: reading, values, model };
}

const notGiven = (path: string): KnownDataset => ({
  reading:
    path === ''
      ? noDataset()
      : failedReading('missing', new AppError('dataset-not-granted', { path })),
  values: null,
});

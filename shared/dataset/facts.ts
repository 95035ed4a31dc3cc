/** What is known of a dataset without loading any array. */
import { z } from 'zod';
import { AppError } from '../errors/appError';
import { ERROR_CODES } from '../errors/words';
import { valuesSchema } from '../values/value';

export const arrayFactsSchema = z.object({
  /** Member name without `.npy`. */
  name: z.string(),
  /** numpy's name of the dtype (`float32`, `complex64`, `object` …). */
  dtype: z.string(),
  /** numpy's own descriptor (`<f4`, `|O` …). */
  descr: z.string(),
  shape: z.array(z.number().int().nonnegative()),
  fortranOrder: z.boolean(),
  /** Size of the array's data in bytes, uncompressed, without the npy header. */
  bytes: z.number().nonnegative(),
  compression: z.enum(['stored', 'deflated']),
});
export type ArrayFacts = z.infer<typeof arrayFactsSchema>;

/** A member that is there but cannot be used, and why. */
export const memberProblemSchema = z.object({
  name: z.string(),
  problem: z.string(),
  /** Code of the error; files that earlier versions wrote have none. */
  code: z.enum(ERROR_CODES).optional(),
});
export type MemberProblem = z.infer<typeof memberProblemSchema>;

export const metadataFactsSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('absent') }),
  z.object({ status: z.literal('ok'), value: valuesSchema }),
  z.object({
    status: z.literal('broken'),
    problem: z.string(),
    code: z.enum(ERROR_CODES).optional(),
  }),
]);
export type MetadataFacts = z.infer<typeof metadataFactsSchema>;

/** `a tike file`: what the file is where it is another program's, and PtychoPINN needs a prepared copy. */
const foreign = { foreign: z.string().optional() };

export const datasetFactsSchema = z.object({
  status: z.literal('ok'),
  /** File size in bytes. */
  size: z.number().nonnegative(),
  /** Modification time, ISO 8601, UTC. */
  modified: z.string(),
  /** `sha256:` over the zip directory (names, sizes, CRCs): changes when any array's content changes. */
  fingerprint: z.string(),
  arrays: z.array(arrayFactsSchema),
  unreadable: z.array(memberProblemSchema),
  metadata: metadataFactsSchema,
  ...foreign,
});
export type DatasetFacts = z.infer<typeof datasetFactsSchema>;

/** A file that could not be read as a dataset. `missing`: nothing there; `unreadable`: not a usable npz. */
export const datasetFailureSchema = z.object({
  status: z.enum(['missing', 'unreadable']),
  problem: z.string(),
  /** Code of the error, where the file was read on this machine. */
  code: z.enum(ERROR_CODES).optional(),
  ...foreign,
});
export type DatasetFailure = z.infer<typeof datasetFailureSchema>;

export const datasetReadingSchema = z.union([datasetFactsSchema, datasetFailureSchema]);
export type DatasetReading = z.infer<typeof datasetReadingSchema>;

/** A reading that failed with this error. */
export const failedReading = (
  status: DatasetFailure['status'],
  { code, message }: AppError,
): DatasetFailure => ({ status, code, problem: message });

/** Where no dataset is open. */
export const noDataset = (): DatasetFailure =>
  failedReading('missing', new AppError('dataset-not-chosen', {}));

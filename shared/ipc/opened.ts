/** Files that the user opened, as main describes them to a window. */
import { z } from 'zod';
import { datasetReadingSchema } from '../dataset/facts';
import { modelReadingSchema } from '../dataset/model';
import { draftSchema } from '../request/draft';
import { grantSchema } from '../request/grant';

/** A dataset that the user gave us: by dialog, drop, command line, payload file, or the bundled example. */
export const openedDatasetSchema = z.object({
  grant: grantSchema,
  /** For display and for the payload; sending it back opens nothing. */
  path: z.string(),
  name: z.string(),
  reading: datasetReadingSchema,
});
export type OpenedDataset = z.infer<typeof openedDatasetSchema>;

export const openedModelSchema = z.object({
  grant: grantSchema,
  path: z.string(),
  name: z.string(),
  reading: modelReadingSchema,
});
export type OpenedModel = z.infer<typeof openedModelSchema>;

/** The file that a window edits. */
export const documentFileSchema = z.object({
  grant: grantSchema,
  /** A request file, or a payload file, which a save writes as such. */
  kind: z.enum(['request', 'payload']),
  name: z.string(),
  /** For display alone. */
  folder: z.string(),
});
export type DocumentFile = z.infer<typeof documentFileSchema>;

/** A request or payload file that was opened: its request as a draft, with grants for the files it names. */
export const openedPayloadSchema = z.object({
  name: z.string(),
  /** What a save writes to; null for a request that is not a file's own, such as a point of a sweep. */
  file: documentFileSchema.nullable(),
  draft: draftSchema,
  dataset: openedDatasetSchema.nullable(),
  model: openedModelSchema.nullable(),
  /** Worth telling: a file that moved, a dataset that changed since the export. */
  notes: z.array(z.string()),
});
export type OpenedPayload = z.infer<typeof openedPayloadSchema>;

/** The exported file `pinnboard.payload`: writing and reading it. */

import { z } from 'zod';
import type { DatasetReading } from '../dataset/facts';
import { AppError } from '../errors/appError';
import { Bug } from '../errors/internal';
import { invalidValues, REPORTED } from '../errors/invalid';
import { canonicalRequest } from '../factory/canonical';
import { payloadSchema, type Resolution } from '../factory/resolution';
import { findingSchema } from '../findings/finding';
import { provenanceSchema } from '../provenance/provenance';
import { datasetPath, type Request, requestSchema } from '../request/request';
import { valuesSchema } from '../values/value';
import { readOwnFile } from './ownFile';
import { resolutionNode, Types } from './payloadNodes';
import { migratePayloadData } from './payloadVersions';
import type { ProvenanceTexts } from './provenanceText';
import { type Node, pythonJson, pythonJsonLine, typed, typedEntries } from './pythonJson';

export const FORMAT = 'pinnboard.payload';
export const VERSION = 3;
/** Files from this version on are read, and migrated. */
const OLDEST = 1;

const datasetSchema = z.object({
  path: z.string(),
  size: z.number(),
  modified: z.string(),
  fingerprint: z.string(),
  arrays: z.array(z.object({ name: z.string(), dtype: z.string(), shape: z.array(z.number()) })),
});

export const payloadFileSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  target: z.string(),
  workflow: z.string(),
  request: requestSchema,
  dataset: datasetSchema,
  payload: payloadSchema,
  legacy_params: valuesSchema,
  findings: z.array(findingSchema),
  provenance: provenanceSchema,
  generator: z.object({ name: z.string(), version: z.string() }),
});
export type PayloadFile = z.infer<typeof payloadFileSchema>;

/** What `buildPayloadFile` needs: a request, what it resolved to, and the dataset it was resolved against. */
export interface ExportInput {
  readonly request: Request;
  readonly resolution: Resolution;
  readonly dataset: DatasetReading;
  readonly generatorVersion: string;
  /** Texts of an earlier file of the same target; they change nothing but the time that it takes. */
  readonly texts?: ProvenanceTexts | undefined;
}

/**
 * The file's exact text. The same request on the same dataset gives the same bytes.
 * Throws when the factory refused the request or the dataset could not be read: there is nothing to export.
 */
export function buildPayloadFile({
  request,
  resolution,
  dataset,
  generatorVersion,
  texts,
}: ExportInput): string {
  if (!resolution.payload || !resolution.legacyParams)
    throw new Bug('A refused request has no payload to export');
  const canonical = canonicalRequest(request);
  const { provenance, ...resolved } = resolutionNode(canonical.target, resolution);
  return pythonJson({
    format: FORMAT,
    version: typed(VERSION),
    target: canonical.target,
    workflow: canonical.workflow,
    request: requestNode(canonical, new Types(canonical.target)),
    dataset: datasetNode(datasetPath(canonical), dataset),
    ...resolved,
    provenance: provenance(texts),
    generator: { name: 'pinnboard', version: generatorVersion },
  });
}

/** The request alone, on one line: what the user decided and nothing else. `pinnboard batch` takes it as it is. */
export function requestText(request: Request): string {
  return pythonJsonLine(requestNodeOf(request));
}

/** The request as a node, its keys and names in the file's order, typed by the catalogue. */
export function requestNodeOf(request: Request): { [key: string]: Node } {
  const canonical = canonicalRequest(request);
  return requestNode(canonical, new Types(canonical.target));
}

/** Reads a payload file's text. Never throws. */
export function parsePayloadFile(
  text: string,
): { ok: true; file: PayloadFile } | { ok: false; error: AppError } {
  const read = readOwnFile(text, {
    format: FORMAT,
    version: VERSION,
    oldest: OLDEST,
    named: `${FORMAT} file`,
  });
  if (!read.ok) return read;
  const parsed = payloadFileSchema.safeParse(migratePayloadData(read.data), REPORTED);
  if (parsed.success) return { ok: true, file: parsed.data };
  const problems = invalidValues(parsed.error).slice(0, 1);
  return { ok: false, error: new AppError('format-damaged', { format: FORMAT, problems }) };
}

function requestNode(request: Request, types: Types): { [key: string]: Node } {
  const { overrides, execution, ...rest } = request;
  const node: { [key: string]: Node } = {};
  for (const [key, value] of Object.entries(rest)) {
    node[key] = value ?? null;
    if (key !== 'output_dir') continue;
    node.overrides = typedEntries(overrides, types.ofName);
    node.execution = execution && typedEntries(execution, types.ofName);
  }
  return node;
}

function datasetNode(path: string, dataset: DatasetReading): Node {
  if (dataset.status !== 'ok') {
    return { path, size: typed(0), modified: '', fingerprint: '', arrays: [] };
  }
  return {
    path,
    size: typed(dataset.size),
    modified: dataset.modified,
    fingerprint: dataset.fingerprint,
    arrays: dataset.arrays.map(({ name, dtype, shape }) => ({ name, dtype, shape: typed(shape) })),
  };
}

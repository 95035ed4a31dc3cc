/** The exported file `pinnboard.payload`: writing and reading it. */

import { z } from 'zod';
import type { DatasetReading } from '../dataset/facts';
import { AppError } from '../errors/appError';
import { Bug } from '../errors/internal';
import { invalidValues, REPORTED } from '../errors/invalid';
import { canonicalRequest } from '../factory/canonical';
import { type Payload, payloadSchema, type Resolution } from '../factory/resolution';
import { type Finding, findingSchema } from '../findings/finding';
import { type Provenance, provenanceSchema } from '../provenance/provenance';
import type { Edit } from '../request/edits';
import { datasetPath, type Request, requestSchema } from '../request/request';
import type { Source } from '../sources/source';
import { findField, typeOfName } from '../targets/catalogue';
import type { FieldType } from '../values/fieldType';
import { type Value, type Values, valuesSchema } from '../values/value';
import { readOwnFile } from './ownFile';
import { migratePayloadData } from './payloadVersions';
import { provenanceNode as fieldNode, type ProvenanceTexts } from './provenanceText';
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
  const { payload, legacyParams } = resolution;
  if (!payload || !legacyParams) throw new Bug('A refused request has no payload to export');
  const canonical = canonicalRequest(request);
  const types = new Types(canonical.target);
  return pythonJson({
    format: FORMAT,
    version: typed(VERSION),
    target: canonical.target,
    workflow: canonical.workflow,
    request: requestNode(canonical, types),
    dataset: datasetNode(datasetPath(canonical), dataset),
    payload: payloadNode(payload, types),
    legacy_params: typedEntries(legacyParams, types.ofName),
    findings: findingNodes(resolution.findings, types),
    provenance: provenanceNode(resolution.provenance, types, texts ?? null),
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

/** Resolution of one request as nodes: what `batch` prints, typed like the file, the provenance on demand. No target: there is no request. */
export function resolutionNode(target: string | null, resolution: Resolution) {
  const types = new Types(target ?? '');
  return {
    payload: resolution.payload && payloadNode(resolution.payload, types),
    legacy_params: resolution.legacyParams && typedEntries(resolution.legacyParams, types.ofName),
    findings: findingNodes(resolution.findings, types),
    provenance: () => provenanceNode(resolution.provenance, types, null),
  };
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

/** Field types by the places that a value can have. */
class Types {
  constructor(private readonly target: string) {}

  readonly ofName = (name: string): FieldType | undefined => typeOfName(this.target, name);

  readonly ofField = (section: string, name: string): FieldType | undefined =>
    findField(this.target, section, name)?.type;
}

function requestNode(request: Request, types: Types): { [key: string]: Node } {
  const { overrides, execution, ...rest } = request;
  const nodes: { [key: string]: Node } = {};
  for (const [key, value] of Object.entries(rest)) {
    nodes[key] = value ?? null;
    if (key !== 'output_dir') continue;
    nodes.overrides = typedEntries(overrides, types.ofName);
    nodes.execution = execution && typedEntries(execution, types.ofName);
  }
  return nodes;
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

function payloadNode(payload: Payload, types: Types): Node {
  return Object.fromEntries(
    Object.entries(payload).map(([section, values]) => [
      section,
      section === 'overrides_applied'
        ? typedEntries(values, types.ofName)
        : sectionNode(section, values, types),
    ]),
  );
}

function sectionNode(section: string, values: Values, types: Types): Node {
  if (section === 'model_spec') return specNode(values, types);
  const { model, ...own } = values;
  const fields = typedEntries(own, (name) => types.ofField(section, name));
  if (!isValues(model)) return fields;
  return {
    model: typedEntries(model, (name) => types.ofField('tf_model_config', name)),
    ...fields,
  };
}

/** `model_spec`: its numbers are floats, and `model_config` has the fields of the model section. */
const specNode = (spec: Values, types: Types): Node =>
  Object.fromEntries(
    Object.entries(spec).map(([name, value]) => [
      name,
      isValues(value)
        ? typedEntries(value, (field) => types.ofField('pt_model_config', field))
        : typed(value, { kind: 'float' }),
    ]),
  );

function findingNodes(findings: readonly Finding[], types: Types): Node {
  return findings.map(
    ({ fixes, acknowledged, entry_points, checked, aliases, source, short: _, ...facts }) => ({
      ...facts,
      ...(aliases ? { aliases: [...aliases] } : {}),
      ...(entry_points ? { entry_points: [...entry_points] } : {}),
      ...(checked === undefined ? {} : { checked }),
      source: source.map(sourceNode),
      ...(acknowledged === undefined ? {} : { acknowledged }),
      fixes: fixes.map(({ label, edits, basis, recommended, safe }) => ({
        label,
        ...(basis ? { basis } : {}),
        ...(recommended ? { recommended } : {}),
        ...(safe ? { safe } : {}),
        edits: edits.map((edit) => editNode(edit, types)),
      })),
    }),
  );
}

function sourceNode(source: Source): Node {
  if ('page' in source) return { page: source.page };
  const { file, line, end, commit } = source;
  return {
    file,
    line: typed(line),
    ...(end === undefined ? {} : { end: typed(end) }),
    commit,
  };
}

function editNode(edit: Edit, types: Types): Node {
  if (edit.op === 'set-override' || edit.op === 'set-execution')
    return { op: edit.op, name: edit.name, value: typed(edit.value, types.ofName(edit.name)) };
  return edit;
}

function provenanceNode(provenance: Provenance, types: Types, texts: ProvenanceTexts | null): Node {
  return Object.fromEntries(
    Object.entries(provenance).map(([section, provenances]) => [
      section,
      Object.fromEntries(
        Object.entries(provenances).map(([name, fieldProvenance]) => [
          name,
          texts?.node(section, name, fieldProvenance, types.ofField) ??
            fieldNode(fieldProvenance, types.ofField(section, name)),
        ]),
      ),
    ]),
  );
}

const isValues = (value: Value | undefined): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

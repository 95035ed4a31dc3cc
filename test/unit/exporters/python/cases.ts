/** Requests of the conformance vectors that PtychoPINN's factory takes, with the payload that was recorded. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { readDataset } from '../../../../electron/node/dataset/read';
import { readModel } from '../../../../electron/node/model/read';
import type { FileContext } from '../../../../shared/dataset/fileContext';
import { resolve } from '../../../../shared/factory';
import type { Resolution } from '../../../../shared/factory/resolution';
import { buildPayloadFile } from '../../../../shared/formats/payloadFile';
import { datasetPath, type Request, requestSchema } from '../../../../shared/request/request';
import { type Values, valuesSchema } from '../../../../shared/values/value';
import { FIXTURES, readVectors } from '../../../conformance/read';

const vectorSchema = z.object({
  request: z.record(z.string(), z.unknown()),
  expected: z.object({ payload: z.record(z.string(), valuesSchema), legacy: valuesSchema }),
});

export interface PayloadCase {
  readonly request: Request;
  readonly resolution: Resolution;
  readonly recorded: { readonly [section: string]: Values };
  readonly legacy: Values;
  /** A payload file that Pinnboard wrote. */
  readonly file: string;
}

export const NPZ = path.join(FIXTURES, 'npz');

const readings = new Map<string, FileContext['dataset']>();

export async function contextOf(request: Request): Promise<FileContext> {
  const file = path.join(NPZ, datasetPath(request));
  const dataset = readings.get(file) ?? (await readDataset(file));
  readings.set(file, dataset);
  return request.workflow === 'training'
    ? { dataset }
    : { dataset, model: await readModel(path.join(NPZ, request.model_path)) };
}

export const temporary = (): string => mkdtempSync(path.join(tmpdir(), 'pinnboard-python-'));

/** Every vector of the target that has a payload, each with its payload file in `folder`. */
export async function recordedCases(target: string, folder: string): Promise<PayloadCase[]> {
  const vectors = readVectors(target).flatMap((vector) => {
    const parsed = vectorSchema.safeParse(vector);
    return parsed.success ? [parsed.data] : [];
  });
  return Promise.all(
    vectors.map(async ({ request: given, expected }, i) => {
      const request = requestSchema.parse({ ...given, target });
      const file = path.join(folder, `${i}.json`);
      const { resolution } = await writePayload(request, file);
      return { request, resolution, recorded: expected.payload, legacy: expected.legacy, file };
    }),
  );
}

/** Writes the payload file of a request. */
export async function writePayload(request: Request, file: string) {
  const world = await contextOf(request);
  const resolution = resolve(request, world);
  const text = buildPayloadFile({
    request,
    resolution,
    dataset: world.dataset,
    generatorVersion: '0',
  });
  writeFileSync(file, text);
  return { resolution, text };
}

/** Every recorded answer of PtychoPINN's factory, compared in every key and value. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDataset } from '../../electron/node/dataset/read';
import { readModel } from '../../electron/node/model/read';
import type { FileContext } from '../../shared/dataset/fileContext';
import { resolve } from '../../shared/factory';
import { datasetPath, requestSchema } from '../../shared/request/request';
import { valuesSchema } from '../../shared/values/value';
import { FIXTURES, readVectors, TARGET_NAMES } from './read';

const expectedSchema = z.union([
  z.object({ payload: z.record(z.string(), valuesSchema), legacy: valuesSchema }),
  z.object({ error: z.object({ about: z.array(z.string()) }) }),
]);
const vectorSchema = z.object({
  request: z.record(z.string(), z.unknown()),
  expected: expectedSchema,
});

const readings = new Map<string, FileContext['dataset']>();

async function contextOf(request: z.infer<typeof requestSchema>): Promise<FileContext> {
  const file = path.join(FIXTURES, 'npz', datasetPath(request));
  const dataset = readings.get(file) ?? (await readDataset(file));
  readings.set(file, dataset);
  if (request.workflow === 'training') return { dataset };
  return { dataset, model: await readModel(path.join(FIXTURES, 'npz', request.model_path)) };
}

describe.each(TARGET_NAMES)('%s', (target) => {
  const vectors = readVectors(target).map((vector) => vectorSchema.parse(vector));
  const cases = vectors.map(({ request, expected }, i) => ({
    title: `vector ${i + 1}`,
    request: requestSchema.parse({ ...request, target }),
    expected,
  }));

  beforeAll(() => readings.clear());

  it('has recorded payloads and rejections', () => {
    const rejected = cases.filter(({ expected }) => 'error' in expected);
    expect(cases.length - rejected.length).toBeGreaterThan(150);
    expect(rejected.length).toBeGreaterThan(30);
  });

  it.each(cases)('$title', async ({ request, expected }) => {
    const resolution = resolve(request, await contextOf(request));
    const errors = resolution.findings.filter(({ outcome }) => outcome === 'blocked');
    if ('error' in expected) {
      expect(resolution.payload).toBeNull();
      expect(errors.flatMap(({ fields }) => fields)).toEqual(
        expect.arrayContaining([expect.toSatisfy((f: string) => expected.error.about.includes(f))]),
      );
      return;
    }
    expect(errors).toEqual([]);
    expect(resolution.payload).toStrictEqual(expected.payload);
    expect(resolution.legacyParams).toStrictEqual(expected.legacy);
  });
});

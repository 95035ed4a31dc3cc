/** Cases that the real PtychoPINN answered (`test/plan/`), and the positions that they are about. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { OpenFiles } from '../../../electron/node/npz/openFiles';
import { readPositions } from '../../../electron/node/pictures/positions';
import { groupSpec } from '../../../shared/plan/groups/groupSpec';
import type { GroupSpec } from '../../../shared/plan/groups/spec';
import { valueSchema } from '../../../shared/values/value';
import { casesOf, inputsOf, RECORDED, requestOf } from './recorded';

const expectedSchema = z.looseObject({
  error: z.string().optional(),
  shape: z.tuple([z.number(), z.number()]).optional(),
  ties: z.number().optional(),
  sha256: z.string().optional(),
  subset_sha256: z.string().optional(),
  seeds_sha256: z.string().optional(),
  distances_sha256: z.string().optional(),
  distances_in_order_sha256: z.string().optional(),
  train_sha256: z.string().optional(),
  validation_sha256: z.string().optional(),
});

const caseSchema = z.object({
  request: z.object({ route: z.enum(['native', 'script', 'memmap']) }).catchall(valueSchema),
  dataset: z.object({ positions: z.string() }),
  expected: expectedSchema,
});
export type GroupCase = z.infer<typeof caseSchema>;

export const groupCases: readonly GroupCase[] = casesOf('groups').map((one) =>
  caseSchema.parse(one),
);

const files = new OpenFiles();

/** Positions of a recorded case. */
export const positionsOf = (name: string) =>
  files.use(path.join(RECORDED, name), (npz) =>
    readPositions(npz, { signal: new AbortController().signal, progress: () => {} }),
  );

/** How the run of a recorded request groups, as Pinnboard finds it out. Throws where nothing can be drawn. */
export async function specOf({ request, dataset }: GroupCase): Promise<GroupSpec> {
  const file = path.join(RECORDED, dataset.positions);
  const spec = groupSpec(await inputsOf(requestOf({ request }, { dataset: file })));
  if ('reason' in spec) throw new Error(spec.reason);
  // The cases asked the loaders themselves, which have what two entry points do not pass on: the factory drops
  // `sequential_sampling`, and loading a JSON file sets `object_big` to whether a group has several patterns.
  return spec.algorithm === 'memory-map'
    ? { ...spec, grouped: true }
    : { ...spec, sequential: request.sequential_sampling === true };
}

export const sha256 = (array: ArrayBufferView): string =>
  createHash('sha256')
    .update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    .digest('hex');

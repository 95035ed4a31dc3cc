/** Cases that the real PtychoPINN answered (`test/plan/`), and the positions that they are about. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OpenFiles } from '../../../electron/node/npz/openFiles';
import { readPositions } from '../../../electron/node/pictures/positions';
import type { GroupSpec } from '../../../shared/plan/groups/spec';

const bounds = z.tuple([z.number(), z.number()]);

const requestSchema = z.strictObject({
  route: z.enum(['native', 'script', 'memmap']),
  gridsize: z.number(),
  neighbor_count: z.number(),
  n_groups: z.number().optional(),
  n_subsample: z.number().optional(),
  subsample_seed: z.number().optional(),
  sequential_sampling: z.boolean().optional(),
  x_bounds: bounds.optional(),
  y_bounds: bounds.optional(),
});

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
  request: requestSchema,
  dataset: z.object({ positions: z.string() }),
  expected: expectedSchema,
});
export type GroupCase = z.infer<typeof caseSchema>;

const PLACE = 'test/plan';

export const groupCases: readonly GroupCase[] = readFileSync(`${PLACE}/groups.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => caseSchema.parse(JSON.parse(line)));

const files = new OpenFiles();

/** Positions of a recorded case. */
export const positionsOf = (name: string) =>
  files.use(`${PLACE}/${name}`, (npz) =>
    readPositions(npz, { signal: new AbortController().signal, progress: () => {} }),
  );

/** What a recorded request asks of the grouping. */
export function specOf(request: GroupCase['request']): GroupSpec {
  const { gridsize, neighbor_count: neighbours, n_groups: groups = 512 } = request;
  if (request.route === 'memmap')
    return {
      algorithm: 'memory-map',
      grouped: true,
      perGroup: gridsize ** 2,
      neighbours,
      draws: request.n_subsample ?? 7,
      xBounds: request.x_bounds ?? [0.1, 0.9],
      yBounds: request.y_bounds ?? [0.1, 0.9],
      neighbourFunction: 'Nearest',
      minDistance: 0,
      maxDistance: 3,
      quadrantNeighbours: 30,
      scanPattern: 'Isotropic',
      seed: 42,
      split: { share: 0.05, seed: 42 },
    };
  return {
    algorithm: 'container',
    subsample: request.route === 'script' ? (request.n_subsample ?? groups) : null,
    groups,
    gridsize,
    neighbours,
    seed: request.subsample_seed ?? null,
    sequential: request.sequential_sampling ?? false,
  };
}

export const sha256 = (array: ArrayBufferView): string =>
  createHash('sha256')
    .update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    .digest('hex');

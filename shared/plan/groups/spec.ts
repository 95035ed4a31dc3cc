/** How a run groups its patterns: what `drawGroups` has to know besides the positions. */
import { z } from 'zod';

const count = z.number().int();
const seed = z
  .number()
  .int()
  .min(0)
  .max(2 ** 32 - 1);

/** The native container: `RawData.generate_grouped_data` (ptycho/raw_data.py:609-726). */
export const containerSpecSchema = z.object({
  algorithm: z.literal('container'),
  /** Patterns that `load_data` takes first, at random (ptycho/workflows/components.py:398-426); null: all. */
  subsample: count.nullable(),
  /** Groups that are asked for. */
  groups: count,
  /** Patterns of a group along one side. */
  gridsize: count,
  /** K: neighbours of a pattern from which its group is drawn. */
  neighbours: count,
  /** Null where nothing seeds numpy's generator: the groups are one possible draw. */
  seed: seed.nullable(),
  /** Takes the first patterns as seeds of groups, and the seed 0. */
  sequential: z.boolean(),
});
export type ContainerSpec = z.infer<typeof containerSpecSchema>;

const boundsSchema = z.tuple([z.number(), z.number()]);

/** The memory map: `PtychoDataset.calculate_length` and `group_coords` (ptycho_torch/dataloader.py:571-690, patch_generator.py). */
export const memoryMapSpecSchema = z.object({
  algorithm: z.literal('memory-map'),
  /** Whether patterns are grouped: unsupervised, with `object_big`. */
  grouped: z.boolean(),
  /** C: patterns of a group. */
  perGroup: count,
  neighbours: count,
  /** Groups drawn around each pattern: `n_subsample`. */
  draws: count,
  /** Fractions of the scanned range; patterns outside are not used. */
  xBounds: boundsSchema,
  yBounds: boundsSchema,
  neighbourFunction: z.enum(['Nearest', 'Min_dist', '4_quadrant']),
  minDistance: z.number(),
  maxDistance: z.number(),
  /** K_quadrant: neighbours looked at by `4_quadrant`. */
  quadrantNeighbours: count,
  scanPattern: z.enum(['Isotropic', 'Rectangular']),
  seed,
  /** Part of the groups that `random_split` takes for validation, and the seed of that split; null: none. */
  split: z.object({ share: z.number(), seed }).nullable(),
});
export type MemoryMapSpec = z.infer<typeof memoryMapSpecSchema>;

export const groupSpecSchema = z.discriminatedUnion('algorithm', [
  containerSpecSchema,
  memoryMapSpecSchema,
]);
export type GroupSpec = z.infer<typeof groupSpecSchema>;

/** Groups as a run draws them. */
import { z } from 'zod';
import { GROUP_CERTAINTIES } from '../../dataset/groupFacts';
import type { Points } from './tree';

/** Positions of a dataset, in pixels of the object. */
export interface Scan extends Points {
  /** The file holds them as float32, and PtychoPINN computes the bounds of a memory map with that precision. */
  readonly single?: boolean;
}

const indices = z.custom<Int32Array>((value) => value instanceof Int32Array);

export const groupDrawSchema = z.object({
  count: z.number(),
  perGroup: z.number(),
  /** `count` rows of `perGroup` indices into the positions. */
  indices,
  /** The same as PtychoPINN numbers them: into the patterns that the run takes, with −1 for a missing neighbour. */
  asDrawn: indices,
  /** The pattern around which each group is drawn, an index into the positions. */
  centres: indices,
  /** The patterns that the run takes, ascending; null: all. */
  taken: indices.nullable(),
  certainty: z.enum(GROUP_CERTAINTIES),
  /** Patterns with neighbours at equal distances, among those that groups are drawn around. */
  ties: z.number(),
  /** Members that stand for a missing neighbour: PtychoPINN takes the last pattern for each. */
  missing: z.number(),
  /** Groups for training and for validation, where the run splits them; in the order of the split. */
  split: z.object({ training: indices, validation: indices }).nullable(),
});
export type GroupDraw = z.infer<typeof groupDrawSchema>;

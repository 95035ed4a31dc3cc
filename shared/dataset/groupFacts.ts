/** What follows from the groups that a run draws, as findings and the plan read it. */
import { z } from 'zod';

/**
 * How well the groups are known: `exact`, index for index; `exact-distances`, where a scan has equal distances and its
 * neighbours' order is scipy's choice, so that only distances and centres are known; `one-draw`, where nothing seeds the generator.
 */
export const GROUP_CERTAINTIES = ['exact', 'one-draw', 'exact-distances'] as const;

const count = z.number();

export const leakageSchema = z.discriminatedUnion('kind', [
  /** Groups of one scan, split at random. */
  z.object({
    kind: z.literal('split'),
    /** Patterns that are in validation groups, and those of them that are in training groups as well. */
    patterns: count,
    shared: count,
  }),
  /** A validation dataset of its own. */
  z.object({
    kind: z.literal('dataset'),
    /** Its positions, and those of them at exactly the position of a pattern that training uses. */
    patterns: count,
    same: count,
    /** Its positions closer than `distance` pixels, the probe's radius, to one; null without a probe. */
    near: z.object({ distance: z.number(), patterns: count }).nullable(),
  }),
]);
export type Leakage = z.infer<typeof leakageSchema>;

export const groupFactsSchema = z.object({
  certainty: z.enum(GROUP_CERTAINTIES),
  groups: count,
  perGroup: count,
  /** Side of a patch in pixels, as the network has it. */
  patch: z.number().nullable(),
  /** Positions of the file; the patterns that the run takes of them; those that are in a group, and those that are in none. */
  positions: count,
  taken: count,
  used: count,
  unused: count,
  /** How many patterns are in no group, in one, in two …; the last entry counts all that are in as many or more. */
  uses: z.array(count),
  mostUses: count,
  ties: count,
  missing: count,
  /**
   * Span of a group in pixels: the largest distance between two of its patterns, which is how much farther it sees than
   * one patch does. Null where a group is one pattern.
   */
  span: z.object({ median: z.number(), least: z.number(), most: z.number() }).nullable(),
  /** Median distance of a position to the nearest other one, in pixels; null for fewer than two. */
  step: z.number().nullable(),
  /** The probe's effective diameter in pixels, and the shares of illumination that patterns at these distances have in common. */
  probe: z
    .object({ diameter: z.number(), atStep: z.number().nullable(), atSpan: z.number().nullable() })
    .nullable(),
  redundancy: z.object({ median: z.number(), seen: z.number() }).nullable(),
  /** Members whose patch, and whose central half, extends beyond the training canvas; null without one. */
  canvas: z.object({ side: z.number(), members: count, patches: count, windows: count }).nullable(),
  leakage: leakageSchema.nullable(),
});
export type GroupFacts = z.infer<typeof groupFactsSchema>;

/** Facts of a dataset's groups, and what they are about (`groupKey`). */
export interface KnownGroups {
  readonly key: string;
  readonly facts: GroupFacts;
}

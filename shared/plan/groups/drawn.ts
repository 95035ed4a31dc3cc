/** The groups of a run, as the window asks for them and gets them. */
import { z } from 'zod';
import { groupFactsSchema } from '../../dataset/groupFacts';
import { grantSchema } from '../../request/grant';
import { groupDrawSchema } from './groupDraw';
import { redundancySchema } from './redundancy';
import { groupSpecSchema } from './spec';

const side = z.number().int().positive().nullable();

/** What is drawn, and what is asked about it. */
export const groupQuestionSchema = z.object({
  spec: groupSpecSchema,
  /** Side of a patch in pixels, and of the training canvas (`canvasOf`). */
  N: side,
  canvas: side,
});

export type GroupQuestion = z.infer<typeof groupQuestionSchema>;

/** What groups, and the facts of them, are about: the same text gives the same groups. */
export const groupKey = (
  { spec, N, canvas }: GroupQuestion,
  dataset: string,
  validation: string | null,
): string => JSON.stringify([dataset, validation, spec, N, canvas]);

export const drawGroupsRequestSchema = groupQuestionSchema.extend({
  dataset: grantSchema,
  /** The validation dataset, as the request names it; null for none, or where the run reads none. */
  validation: z.string().max(4096).nullable(),
  job: z.number().int().nonnegative(),
});

const positions = z.custom<Float64Array>((value) => value instanceof Float64Array);

export const drawnGroupsSchema = z.object({
  /** What the facts are about, see `groupKey`. */
  key: z.string(),
  draw: groupDrawSchema,
  /** SHA-256 of `asDrawn` as int32, little-endian. */
  sha256: z.string(),
  facts: groupFactsSchema,
  /** How often each position is in a group. */
  uses: z.custom<Int32Array>((value) => value instanceof Int32Array),
  /** Null without a probe. */
  redundancy: redundancySchema.nullable(),
  /** Positions of the validation dataset; null where the run reads none. */
  validation: z.object({ x: positions, y: positions }).nullable(),
});
export type DrawnGroups = z.infer<typeof drawnGroupsSchema>;

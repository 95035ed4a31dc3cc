/** The network's input, as the window asks for it and gets it. */
import { z } from 'zod';
import { CHECK_IDS, type InputChecks, REASONS } from '../../dataset/inputChecks';
import { errorDataSchema } from '../../errors/appError';
import { grantSchema } from '../../request/grant';
import type { PatternSums } from '../scaling';
import type { InputPattern } from './pattern';

const asked = {
  dataset: grantSchema,
  job: z.number().int().nonnegative(),
  /** Name of the array that holds the patterns. */
  array: z.string().max(255),
};

/** What is asked of one pattern. */
export const patternQuestionSchema = z.object({
  array: asked.array,
  index: z.number().int().nonnegative(),
});
export const inputPatternRequestSchema = patternQuestionSchema.extend(asked);

/** What is asked of the checks. */
export const checksQuestionSchema = z.object({
  array: asked.array,
  expects: z.enum(['amplitude', 'intensity']),
  fit: z.boolean(),
});
export const inputChecksRequestSchema = checksQuestionSchema.extend(asked);

const reason = z.enum(REASONS);
const values = z.instanceof(Float32Array);

export const inputPatternSchema: z.ZodType<InputPattern> = z.object({
  index: z.number(),
  count: z.number(),
  side: z.number(),
  measured: values,
  predicted: values.nullable(),
  reason: reason.nullable(),
  residual: values.nullable(),
  scale: z.number().nullable(),
  correlation: z.number().nullable(),
});

const sums = z.instanceof(Float64Array);

/** What is asked of all patterns: their array's names, the preferred one first. */
export const sumsQuestionSchema = z.object({ names: z.array(asked.array).max(2).readonly() });
export const patternSumsRequestSchema = sumsQuestionSchema.extend({
  dataset: asked.dataset,
  job: asked.job,
});
export const patternSumsSchema: z.ZodType<PatternSums | null> = z
  .object({ sum: sums, energy: sums })
  .nullable();

const figure = z.number().nullable();

export const inputChecksSchema: z.ZodType<InputChecks> = z.object({
  count: z.number(),
  sampled: z.array(z.number()),
  unreadable: z.array(z.object({ index: z.number(), error: errorDataSchema })),
  correlations: z.array(figure),
  totals: z.array(z.number()),
  checks: z.array(
    z.object({
      id: z.enum(CHECK_IDS),
      verdict: z.enum(['in-order', 'contradicted', 'cannot-tell']),
      evidence: z.enum(['prediction', 'fit', 'statistics']),
      stored: figure,
      alternative: figure,
      axes: z.object({ swap: z.boolean(), flipX: z.boolean(), flipY: z.boolean() }).optional(),
      order: z
        .discriminatedUnion('reversed', [
          z.object({ reversed: z.literal('all') }),
          z.object({ reversed: z.literal('rows'), columns: z.number(), from: z.number() }),
        ])
        .optional(),
      votes: z.object({ stored: z.number(), alternative: z.number(), of: z.number() }).optional(),
      reason: reason.optional(),
    }),
  ),
});

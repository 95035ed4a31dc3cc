/** A finding: one result of validation (SPEC 4). Errors are exactly what the factory refuses. */
import { z } from 'zod';
import { valueSchema } from '../values/value';

export const SEVERITIES = ['error', 'warning', 'notice'] as const;
export const CONSEQUENCES = ['crash', 'wrong-result', 'ignored', 'slow'] as const;
export const STAGES = ['factory', 'load', 'train', 'infer'] as const;

/** An edit of the request; fixes are lists of edits, applied by `request/edits.ts`. */
export const editSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('set-override'), name: z.string(), value: valueSchema }),
  z.object({ op: z.literal('clear-override'), name: z.string() }),
  z.object({ op: z.literal('set-knob'), name: z.string(), value: valueSchema }),
  z.object({ op: z.literal('clear-knob'), name: z.string() }),
  z.object({ op: z.literal('set-profile'), value: z.string().nullable() }),
]);
export type Edit = z.infer<typeof editSchema>;

export const fixSchema = z.object({
  label: z.string(),
  edits: z.array(editSchema).min(1),
  /** Leaves every section of the payload as it is, so that it can be applied without a look. */
  safe: z.literal(true).optional(),
});
export type Fix = z.infer<typeof fixSchema>;

export const findingSchema = z.object({
  /** Rule id in kebab case; the rule's page and tests carry the same id. */
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  /** Names as the user wrote them or as PtychoPINN names them, the one to mend first. */
  fields: z.array(z.string()),
  /** What is wrong, the value seen, what to do. */
  message: z.string(),
  consequence: z.enum(CONSEQUENCES),
  stage: z.enum(STAGES),
  /** Where the knowledge comes from: a blueprint section, a SPEC section, a PtychoPINN finding id. */
  source: z.string(),
  fixes: z.array(fixSchema),
  /** The user's note when the finding was acknowledged; never on an error. */
  acknowledged: z.string().optional(),
});
export type Finding = z.infer<typeof findingSchema>;

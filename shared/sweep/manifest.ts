/** The manifest of a written sweep: `sweep.json`, and the same as a table in `sweep.csv`. */
import { z } from 'zod';
import { jsonText } from '../json/write';
import { withEarlierTarget } from '../targets/earlier';
import { valuesSchema } from '../values/value';
import { sweepSpecSchema } from './sweep';

export const sweepPointSchema = z.object({
  /** From 1, without gaps, including refused points. */
  index: z.number().int().positive(),
  /** Readable, unique, and fit for a file name: `0012_gridsize-2_learning_rate-0.0003`. */
  name: z.string(),
  /** The axes' values by name. */
  values: valuesSchema,
  /** `refused`: blocked by the factory, without a payload. `will-crash`: its run is certain to end with an error. */
  status: z.enum(['ready', 'will-crash', 'refused']),
  /** The payload in the folder of the point's run, relative to the sweep's; null when it has none, or was left out because it will crash. */
  file: z.string().nullable(),
  errors: z.number().int(),
  warnings: z.number().int(),
  /** Rule ids, the worst first. */
  rules: z.array(z.string()),
  /** Those of them that crash some entry points only, while none is chosen. */
  may_crash: z.array(z.string()).optional(),
});
export type SweepPoint = z.infer<typeof sweepPointSchema>;

export const manifestSchema = z.object({
  format: z.literal('pinnboard.sweep'),
  version: z.literal(1),
  name: z.string(),
  /** Absolute path of the folder from which relative paths of the base were read. */
  working_dir: z.string().optional(),
  spec: sweepSpecSchema.extend({
    base: z.preprocess((base) => withEarlierTarget(base), sweepSpecSchema.shape.base),
  }),
  points: z.array(sweepPointSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The text of `sweep.json`, keys in the order of their schema: the header, then a line per point. */
export function manifestText({ points, ...head }: Manifest): string {
  const spec = sweepSpecSchema.parse(head.spec);
  const before = jsonText({ ...head, spec, points: [] }, 2).slice(0, -'[]\n}'.length);
  const lines = points.map((point) => `\n    ${jsonText(point)}`);
  return `${before}[${lines.join()}\n  ]\n}\n`;
}

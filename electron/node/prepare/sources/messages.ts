/** What the worker of a source is asked. Every question names the file, so that a new worker can answer it, too. */
import { z } from 'zod';
import { seriesSchema } from '../../../../shared/prepare/series';
import { boxSchema } from '../../../../shared/prepare/source';

const file = {
  path: z.string(),
  series: seriesSchema.nullable(),
  allow: z.array(z.string()),
};

export const sourceTaskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), ...file }),
  z.object({ kind: z.literal('read'), ...file, array: z.string(), box: boxSchema }),
  z.object({ kind: z.literal('texts'), ...file, array: z.string() }),
]);
export type SourceTask = z.infer<typeof sourceTaskSchema>;

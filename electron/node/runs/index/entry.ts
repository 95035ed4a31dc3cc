/** A run as the index keeps it: what its files recorded, and by what it is seen that they are as they were. */
import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ERROR_CODES } from '../../../../shared/errors/words';
import { entryPointSchema } from '../../../../shared/request/entryPoint';
import { WORKFLOWS } from '../../../../shared/request/request';
import { NOTES_FILE } from '../../../../shared/runs/notes';
import type { RecordedRun } from '../../../../shared/runs/record/joined';
import type { Sign } from '../../../../shared/runs/record/part';
import type { Sparkline } from '../../../../shared/runs/record/sparkline';
import { RUN_STATES } from '../../../../shared/runs/state';
import { valuesSchema } from '../../../../shared/values/value';
import type { RunFiles } from '../readers/reader';
import { sureTime } from './tree';

const text = z.string();
const number = z.number().nullable();

/** Without a request, which is recovered on demand. */
const runSchema: z.ZodType<RecordedRun> = z.object({
  folder: text,
  workflow: z.enum(WORKFLOWS).nullable(),
  entry_point: entryPointSchema.nullable(),
  revision: text.nullable(),
  state: z.enum(RUN_STATES),
  evidence: z.array(text),
  started: text.nullable(),
  ended: text.nullable(),
  epochs_done: number,
  epochs_asked: number,
  losses: z.array(
    z.object({
      name: text,
      last: number,
      best: number,
      best_epoch: number,
      scale_key: text.nullable(),
    }),
  ),
  settings: z.object({
    data_config: valuesSchema.exactOptional(),
    model_config: valuesSchema.exactOptional(),
    training_config: valuesSchema.exactOptional(),
    inference_config: valuesSchema.exactOptional(),
  }),
  request: z.null(),
  not_recovered: z.array(text),
  not_read: z.array(z.object({ file: text, code: z.enum(ERROR_CODES), problem: text })),
  dataset: z.object({ path: text, fingerprint: text.nullable() }).nullable(),
  model: z.object({ path: text }).nullable(),
  starts_from: text.nullable(),
  tags: z.array(text).readonly(),
  note: text,
});

const signSchema: z.ZodType<Sign> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['result', 'claims-running', 'begun']), file: text }),
  z.object({ kind: z.enum(['success', 'interrupted']), file: text, says: text }),
  z.object({ kind: z.literal('traceback'), file: text, error: text }),
]);

const curveSchema: z.ZodType<Sparkline> = z.object({
  loss: text,
  heights: z.array(number).readonly(),
});

export const entrySchema = z.object({
  /** Absolute. */
  folder: text,
  stamp: text,
  run: runSchema,
  /** Of the loss that it is judged by; null where it logged none. */
  curve: curveSchema.nullable(),
  /** Pinnboard started it, and knows its state. */
  isOwn: z.boolean(),
  /** What says the state of another one. */
  signs: z.array(signSchema).readonly(),
});
export type Entry = z.infer<typeof entrySchema>;

/** What is seen of a run's files without reading them. */
export interface Stamp {
  /** Equal only where no file was changed; null where a change might not be seen. */
  readonly stamp: string | null;
  /** Bytes of all files: more of them, and something writes. */
  readonly bytes: number;
}

export function stampOf({ folder, files, beside }: RunFiles): Stamp {
  const readAt = Date.now();
  const parts: string[] = [];
  let bytes = 0;
  let isSure = true;
  for (const file of [...files.map((name) => path.join(folder, name)), ...beside])
    try {
      const { size, mtimeMs, ino } = lstatSync(file);
      parts.push(`${file.slice(folder.length)}:${size}:${mtimeMs}:${ino}`);
      // What the user notes down is no sign that the run goes on.
      if (path.basename(file) !== NOTES_FILE) bytes += size;
      isSure &&= sureTime(mtimeMs, readAt) !== null;
    } catch {
      parts.push(`${file}:gone`);
    }
  const stamp = createHash('sha256').update(parts.join('\n')).digest('base64');
  return { stamp: isSure ? stamp : null, bytes };
}

/** `status.json`: what happened to a run, written by Pinnboard before it starts and by `run.py` from then on. */
import { z } from 'zod';
import { AppError } from '../errors/appError';
import { parseJson } from '../json/read';
import { jsonText } from '../json/write';

const FORMAT = 'pinnboard.run-status';
const VERSION = 1;

const runningSchema = z.object({
  state: z.literal('running'),
  at: z.string(),
  /** Signals go to its group: that of 1 would be every process. */
  pid: z.number().int().min(2),
  host: z.string(),
  /** Start of the process in clock ticks since the machine started: a number used again is another process. Null where the system does not say. */
  started: z.string().nullable(),
});
export type Running = z.infer<typeof runningSchema>;

/** What is written down; what is true now takes a look at the process and at PtychoPINN's files. */
const changeSchema = z.discriminatedUnion('state', [
  /** The files are there, nothing was started. */
  z.object({ state: z.literal('written'), at: z.string() }),
  runningSchema,
  z.object({ state: z.literal('stopping'), at: z.string(), signal: z.number().int() }),
  z.object({
    state: z.literal('ended'),
    at: z.string(),
    /** Exit code of PtychoPINN; negative for a signal. 0 says nothing alone: SIGTERM ends it with 0, too. */
    code: z.number().int(),
    /** Whether PtychoPINN wrote the run's result. */
    result: z.boolean(),
  }),
]);
export type StatusChange = z.infer<typeof changeSchema>;

const statusSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  changes: z.array(changeSchema),
});

/** The text of the file. */
export const statusText = (changes: readonly StatusChange[]): string =>
  `${jsonText({ format: FORMAT, version: VERSION, changes: [...changes] }, 2)}\n`;

/** The changes in the order in which they happened. Throws `run-status-invalid`; `path` names the file in it. */
export function readStatus(text: string, path: string): readonly StatusChange[] {
  let data: unknown;
  try {
    data = parseJson(text);
  } catch (cause) {
    throw new AppError('run-status-invalid', { path }, { cause });
  }
  const read = statusSchema.safeParse(data);
  if (read.success) return read.data.changes;
  throw new AppError('run-status-invalid', { path }, { cause: read.error });
}

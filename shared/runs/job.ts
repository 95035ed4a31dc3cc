/** `job.json`: where a run was started and what the scheduler last said of it, beside `status.json`. */
import { z } from 'zod';
import { AppError } from '../errors/appError';
import { resourcesSchema } from '../hosts/resources';
import { jobNowSchema } from '../hosts/schedulers/scheduler';
import { parseJson } from '../json/read';
import { jsonText } from '../json/write';

const FORMAT = 'pinnboard.run-job';
const VERSION = 1;

const jobSchema = z.object({
  /** Name of the host as its file has it. */
  host: z.string(),
  /** What ssh connects to; null for this machine. */
  destination: z.string().nullable(),
  scheduler: z.enum(['slurm', 'pbs']).nullable(),
  /** What the scheduler calls it: `123`, `123_4`, `123[4].server`. Null before it is submitted. */
  job: z
    .string()
    .regex(/^\d[\w.[\]-]*$/)
    .nullable(),
  /** The run's folder on that host; null where it is this folder itself, which may be moved. */
  folder: z.string().nullable(),
  /** What was asked for; null without a scheduler. */
  resources: resourcesSchema.nullable(),
  /** Null for files that were written and not started. */
  submitted_at: z.string().nullable(),
  /** The scheduler's last word, which it forgets minutes after the end. */
  now: jobNowSchema.nullable(),
  /** When the host last answered; null before it did. */
  asked_at: z.string().nullable(),
  /** Whether the run's process lived then on another machine without a scheduler; null where that was not asked. */
  alive: z.boolean().nullable(),
});
export type RunJob = z.infer<typeof jobSchema>;

const fileSchema = jobSchema.extend({ format: z.literal(FORMAT), version: z.literal(VERSION) });

/** The text of the file. */
export const jobText = (job: RunJob): string =>
  `${jsonText({ format: FORMAT, version: VERSION, ...job }, 2)}\n`;

/** Throws `run-job-invalid`; `path` names the file in it. */
export function parseJob(text: string, path: string): RunJob {
  let data: unknown;
  try {
    data = parseJson(text);
  } catch (cause) {
    throw new AppError('run-job-invalid', { path }, { cause });
  }
  const read = fileSchema.safeParse(data);
  if (!read.success) throw new AppError('run-job-invalid', { path }, { cause: read.error });
  const { format: _, version: __, ...job } = read.data;
  return job;
}

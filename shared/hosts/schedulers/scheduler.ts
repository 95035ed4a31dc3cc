/** What Pinnboard needs of a scheduler: the text that it runs, and the commands that submit, ask and cancel. */
import { z } from 'zod';
import type { Resources } from '../resources';

export const SCHEDULER_IDS = ['slurm', 'pbs'] as const;
type SchedulerId = (typeof SCHEDULER_IDS)[number];

const REASONS = [
  'out-of-memory',
  'time-limit',
  'node-failure',
  'cancelled',
  'preempted',
  'failed',
] as const;

/** A job as its scheduler sees it. */
export const jobNowSchema = z.object({
  /** `unknown` where the scheduler's words are none that its documentation lists. */
  state: z.enum(['queued', 'running', 'ended', 'unknown']),
  /** Why it ended; null while it has not, where it ended with 0, and where the scheduler does not say. */
  reason: z.enum(REASONS).nullable(),
  /** The scheduler's own words. */
  words: z.string(),
  /** Of the script; negative for the signal that ended it; null where the scheduler names none. */
  exitCode: z.number().int().nullable(),
});
export type JobNow = z.infer<typeof jobNowSchema>;

/** A part of a cluster that a job can be submitted to: Slurm's partition, PBS's queue. */
export interface Partition {
  readonly name: string;
  readonly isDefault: boolean;
  readonly isUp: boolean;
  /** The longest time limit; null for none, or an unknown one. */
  readonly minutes: number | null;
  /** GPUs of a node (PBS: the most of a job) by the cluster's name of their type; empty where none are listed. */
  readonly gpus: readonly { readonly type: string | null; readonly count: number }[];
}

/** A job, all of whose texts may come from a request or a host file. */
export interface Job {
  /** Any text; what a scheduler takes of it is its name there. */
  readonly name: string;
  readonly resources: Resources;
  /** Further options for the scheduler, one each. */
  readonly options: readonly string[];
  /** Shell lines of the host file, as they are. */
  readonly setup: readonly string[];
  /** The command that runs Python, as a shell reads it: a path is `quoted` before. */
  readonly python: string;
  /** The script that Python runs, in the folder of the job; an array's gets the task's index, from 1, as its argument. */
  readonly program: string;
  /** Lines at the top, in words. */
  readonly comments: readonly string[];
  /** Compare the payload with the installed PtychoPINN first, and end where it differs. */
  readonly verify: boolean;
  /** Tasks 1 to `size`, at most `parallel` at once; null for one job. */
  readonly array: { readonly size: number; readonly parallel: number | null } | null;
}

/** The lines that a scheduler reads, in its own words: one description for runs and sweeps. */
export interface Directives {
  readonly name: string;
  readonly partition: string | null;
  readonly account?: string | undefined;
  readonly qos?: string | undefined;
  readonly gpus: number;
  readonly gpuType: string | null;
  readonly cpus: number;
  /** As the scheduler writes it. */
  readonly memory: string | null;
  readonly time: string | null;
  readonly array: Job['array'];
  readonly options: readonly string[];
}

export interface Scheduler {
  readonly id: SchedulerId;
  readonly name: string;
  /** What it calls the parts of a cluster. */
  readonly partition: 'Partition' | 'Queue';
  /** Its option for each resource, as a form shows it. */
  readonly flags: { readonly [K in keyof Resources]: string };
  /** The most tasks of an array. */
  readonly maxArray: number;
  /** The program that lists its partitions, as it is named to a user. */
  readonly lists: string;
  /** What has to be known before it is relied on, in a sentence; null for nothing. */
  readonly caution: string | null;
  /** `submit.sh`: at most 30 lines for bash. It is submitted in the job's folder, and names no other. */
  submitScript(job: Job): string;
  /** The command that submits a script in the folder where it is. */
  submit(script: string): string[];
  /** The job's id in what that command printed; null where there is none. */
  jobOf(stdout: string): string | null;
  /** One command that asks about jobs; an id that is none of this scheduler's is left out. */
  ask(jobs: readonly string[]): string[];
  /** What it answered, by job; a job that it does not know is missing. A task of an array has an id of its own. */
  answers(stdout: string): ReadonlyMap<string, JobNow>;
  /** Throws `job-invalid`: a job's id may come from a run folder, and must not be an option. */
  cancel(job: string): string[];
  /** One command that asks for the cluster's parts. */
  readonly partitions: readonly string[];
  partitionsOf(stdout: string): Partition[];
}

/** Slurm: scripts for sbatch, and what squeue, sacct, scontrol and sinfo print. */
import { visible } from '../../values/visible';
import { resourcesSchema } from '../resources';
import type { Directives, JobNow, Partition, Scheduler } from './scheduler';
import { jobName, mebibytes, minutesOf, oneLine, scriptText, timeText, validJob } from './script';

const PREFIX = '#SBATCH';

/** The lines that sbatch reads. */
export function slurmDirectives(wanted: Directives): string[] {
  const { array, partition, gpus, gpuType, memory, time, account, qos } = wanted;
  const task =
    array === null ? [] : [`1-${array.size}${array.parallel === null ? '' : `%${array.parallel}`}`];
  const gres = gpus === 0 ? null : `--gres=gpu:${gpuType === null ? '' : `${gpuType}:`}${gpus}`;
  return directives(PREFIX, [
    [`--job-name=${jobName(wanted.name)}`],
    task.map((range) => `--array=${range}`),
    [partition === null ? null : `--partition=${partition}`, gres],
    ['--ntasks=1', `--cpus-per-task=${wanted.cpus}`, memory === null ? null : `--mem=${memory}`],
    [
      time === null ? null : `--time=${time}`,
      account === undefined ? null : `--account=${account}`,
      qos === undefined ? null : `--qos=${qos}`,
    ],
    // Requeued, a job would run into a folder that holds a run.
    array === null
      ? ['--output=stdout.log', '--error=stderr.log', '--no-requeue']
      : ['--output=run-slurm.out', '--open-mode=append'],
    ...wanted.options.map((option) => [option]),
  ]);
}

/** Lines with the scheduler's prefix, of the words that are there. */
export const directives = (
  prefix: string,
  lines: readonly (readonly (string | null)[])[],
): string[] =>
  lines
    .map((words) =>
      words
        .filter((word) => word !== null)
        .map(oneLine)
        .join(' '),
    )
    .filter((line) => line !== '')
    .map((line) => `${prefix} ${line}`);

/**
 * squeue knows what waits and runs, sacct what ended; without accounting, scontrol knows what ended some minutes ago.
 * Their lines are told apart by their form, and name waiting tasks without an ellipsis. Takes the ids in one list, and one by one.
 */
const ASK = `all=$1; shift
export SLURM_BITSTR_LEN=0
squeue --noheader --states=all --jobs="$all" --format='squeue|%i|%T|%r' 2>/dev/null
sacct --noheader --parsable2 --allocations --jobs="$all" --format=JobID,State,ExitCode 2>/dev/null ||
for job; do scontrol --oneliner show job "$job"; done`;

/** A job, or a task of an array. */
const ID = /^\d+(?:_\d+)?$/;

export const SLURM: Scheduler = {
  id: 'slurm',
  name: 'Slurm',
  partition: 'Partition',
  flags: {
    partition: '--partition',
    gpus: '--gres',
    gpuType: '--gres',
    memoryGb: '--mem',
    cpus: '--cpus-per-task',
    minutes: '--time',
  },
  // Slurm's own MaxArraySize is 1001, and is one more than the highest index.
  maxArray: 1000,
  lists: 'sinfo',
  caution: null,
  submitScript: (job) => {
    const { memoryGb, minutes, ...resources } = resourcesSchema.parse(job.resources);
    return scriptText(job, {
      directives: slurmDirectives({
        ...job,
        ...resources,
        memory: memoryGb === null ? null : memoryText(memoryGb),
        time: minutes === null ? null : timeText(minutes),
      }),
      submit: 'sbatch submit.sh',
      folder: 'SLURM_SUBMIT_DIR',
      index: 'SLURM_ARRAY_TASK_ID',
    });
  },
  submit: (script) => ['sbatch', '--parsable', script],
  jobOf: (stdout) => /^(\d+)(?:;[^\s;]+)?$/.exec(stdout.trim())?.[1] ?? null,
  ask: (jobs) => {
    const known = jobs.filter((job) => ID.test(job));
    return known.length === 0 ? ['true'] : ['sh', '-c', ASK, 'sh', known.join(','), ...known];
  },
  answers,
  cancel: (job) => ['scancel', validJob(ID, job, 'Slurm')],
  partitions: ['sinfo', '--noheader', '--format=%P|%a|%l|%G'],
  partitionsOf,
};

const memoryText = (gigabytes: number): string =>
  Number.isInteger(gigabytes) ? `${gigabytes}G` : `${mebibytes(gigabytes)}M`;

function answers(stdout: string): ReadonlyMap<string, JobNow> {
  const found = new Map<string, JobNow>();
  for (const line of stdout.split(/\r?\n/))
    for (const [id, now] of jobsOf(line)) {
      const before = found.get(id);
      // The accounting lags behind; what has ended does not run again, and an exit code is more than none.
      const isLast = before?.state === 'ended' && before.exitCode !== null;
      if (!before || (now.state === 'ended' && !isLast)) found.set(id, now);
    }
  return found;
}

/** The jobs of a line: several where tasks of an array wait together. */
function jobsOf(line: string): [string, JobNow][] {
  const queue = /^squeue\|([^|]+)\|([^|]+)\|(.*)$/.exec(line);
  if (queue) return named(queue[1], jobNow(queue[2] ?? '', queue[3] ?? '', null));
  const account = /^(\d[^|]*)\|([^|]+)\|(-?\d+:\d+)$/.exec(line);
  if (account) return named(account[1], jobNow(account[2] ?? '', '', account[3] ?? null));
  const word = (key: string) => new RegExp(`(?:^| )${key}=(\\S+)`).exec(line)?.[1];
  const state = word('JobState');
  const array = word('ArrayJobId');
  const id = array === undefined ? word('JobId') : `${array}_${word('ArrayTaskId')}`;
  if (state === undefined || id === undefined) return [];
  return named(id, jobNow(state, word('Reason') ?? '', word('ExitCode') ?? null));
}

/** `7`, `7_3`, or each of `7_[1-3,5%2]`. */
function named(text: string | undefined, now: JobNow): [string, JobNow][] {
  const match = /^(\d+)(?:_(\d+)|_\[?([\d,:-]+)(?:%\d+)?\]?)?$/.exec(text ?? '');
  if (!match) return [];
  const [, job = '', task, ranges] = match;
  if (ranges === undefined) return [[task === undefined ? job : `${job}_${task}`, now]];
  return ranges.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split(/[-:]/).map(Number);
    const count = Math.min(Math.max(0, to - from + 1), MOST_TASKS);
    return Array.from({ length: count }, (_, i): [string, JobNow] => [`${job}_${from + i}`, now]);
  });
}

/** More tasks than any sensible cluster allows in an array. */
const MOST_TASKS = 100_000;

type Meaning = readonly [JobNow['state'], JobNow['reason']];
const QUEUED: Meaning = ['queued', null];
const RUNNING: Meaning = ['running', null];

/** JOB STATE CODES of squeue and sacct. */
const STATES: { readonly [word: string]: Meaning } = {
  PENDING: QUEUED,
  CONFIGURING: QUEUED,
  REQUEUED: QUEUED,
  REQUEUE_FED: QUEUED,
  REQUEUE_HOLD: QUEUED,
  RESV_DEL_HOLD: QUEUED,
  SPECIAL_EXIT: QUEUED,
  RUNNING,
  COMPLETING: RUNNING,
  RESIZING: RUNNING,
  SIGNALING: RUNNING,
  STAGE_OUT: RUNNING,
  STOPPED: RUNNING,
  SUSPENDED: RUNNING,
  COMPLETED: ['ended', null],
  FAILED: ['ended', 'failed'],
  LAUNCH_FAILED: ['ended', 'failed'],
  RECONFIG_FAIL: ['ended', 'failed'],
  CANCELLED: ['ended', 'cancelled'],
  TIMEOUT: ['ended', 'time-limit'],
  DEADLINE: ['ended', 'time-limit'],
  OUT_OF_MEMORY: ['ended', 'out-of-memory'],
  NODE_FAIL: ['ended', 'node-failure'],
  BOOT_FAIL: ['ended', 'node-failure'],
  PREEMPTED: ['ended', 'preempted'],
};

/** `code` is `EXIT:SIGNAL`. */
function jobNow(words: string, reason: string, code: string | null): JobNow {
  // `CANCELLED by 1000`, and `COMPLETED+` where a column was too narrow.
  const word = /^[A-Z_]+/.exec(words)?.[0] ?? '';
  const [state, why] = Object.hasOwn(STATES, word) ? (STATES[word] ?? UNKNOWN) : UNKNOWN;
  const [exit = 0, signal = 0] = (code ?? '').split(':').map(Number);
  const said = reason === '' || reason === 'None' ? words : `${words} (${reason})`;
  return {
    state,
    reason: why,
    words: visible(said.trim()),
    exitCode: state !== 'ended' || code === null ? null : signal > 0 ? -signal : exit,
  };
}

const UNKNOWN: Meaning = ['unknown', null];

/** Lines of sinfo: one for each kind of node of a partition. */
function partitionsOf(stdout: string): Partition[] {
  const found = new Map<string, Partition>();
  for (const line of stdout.split(/\r?\n/)) {
    const cells = line.split('|').map((cell) => visible(cell.trim()));
    const [shown, available, limit, gres] = cells;
    if (cells.length !== 4 || !shown || limit === undefined || gres === undefined) continue;
    const name = shown.replace(/\*$/, '');
    const before = found.get(name)?.gpus ?? [];
    const gpus = gpusOf(gres).filter(
      (one) => !before.some((known) => known.type === one.type && known.count === one.count),
    );
    found.set(name, {
      name,
      isDefault: shown.endsWith('*'),
      isUp: available === 'up',
      minutes: minutesOf(limit),
      gpus: [...before, ...gpus],
    });
  }
  return [...found.values()];
}

/** `gpu:a100:4(S:0-1),gpu:2,nvme:1` */
const gpusOf = (gres: string): Partition['gpus'] =>
  [...gres.matchAll(/(?:^|,)gpu(?::([^:,()]+))??:(\d+)(?=$|[,(])/g)].map(([, type, count]) => ({
    type: type ?? null,
    count: Number(count),
  }));

/** PBS (OpenPBS, PBS Professional): scripts for qsub, and what qstat prints. */
import { readJson } from '../../json/read';
import { visible } from '../../values/visible';
import { resourcesSchema } from '../resources';
import type { Directives, JobNow, Partition, Scheduler } from './scheduler';
import { jobName, mebibytes, minutesOf, scriptText, timeText, validJob } from './script';
import { directives } from './slurm';

const PREFIX = '#PBS';

/** The lines that qsub reads. */
export function pbsDirectives(wanted: Directives): string[] {
  const { array, partition, gpus, gpuType, memory, time, account } = wanted;
  const chunk = [
    'select=1',
    `ncpus=${wanted.cpus}`,
    ...(gpus > 0 ? [`ngpus=${gpus}`] : []),
    ...(gpus > 0 && gpuType !== null ? [`gpu_type=${gpuType}`] : []),
    ...(memory === null ? [] : [`mem=${memory}`]),
  ];
  return directives(PREFIX, [
    ['-S /bin/bash', `-N ${jobName(wanted.name)}`],
    // PBS takes no array of one job, and none that must not be run again.
    array === null
      ? ['-j oe', '-o pbs.log', '-r n']
      : [
          array.size > 1
            ? `-J 1-${array.size}${array.parallel === null ? '' : `%${array.parallel}`}`
            : null,
          '-j oe',
        ],
    [partition === null ? null : `-q ${partition}`, account === undefined ? null : `-A ${account}`],
    [`-l ${chunk.join(':')}`],
    [time === null ? null : `-l walltime=${time}`],
    ...wanted.options.map((option) => [option]),
  ]);
}

/** JSON where qstat writes it, else its lines; with finished jobs where the server remembers them. */
const ASK = `qstat -x -f -F json "$@" 2>/dev/null || qstat -x -f "$@" 2>/dev/null || qstat -f "$@"`;

/** A job, an array or a task of one, with its server. */
const ID = /^\d+(?:\[\d*\])?(?:\.[\w.-]+)?$/;

export const PBS: Scheduler = {
  id: 'pbs',
  name: 'PBS',
  partition: 'Queue',
  flags: {
    partition: '-q',
    gpus: 'ngpus',
    gpuType: 'gpu_type',
    memoryGb: 'mem',
    cpus: 'ncpus',
    minutes: 'walltime',
  },
  // PBS Professional's own max_array_size.
  maxArray: 10_000,
  lists: 'qstat -Q',
  caution:
    'PBS support was tried against stand-ins that print what its documentation shows, not on a real PBS.',
  submitScript: (job) => {
    const { memoryGb, minutes, ...resources } = resourcesSchema.parse(job.resources);
    return scriptText(job, {
      directives: pbsDirectives({
        ...job,
        ...resources,
        memory: memoryGb === null ? null : memoryText(memoryGb),
        time: minutes === null ? null : timeText(minutes),
      }),
      submit: 'qsub submit.sh',
      folder: 'PBS_O_WORKDIR',
      // PBS copies its own output files when the job has ended.
      after: job.array === null ? ['exec >stdout.log 2>stderr.log'] : [],
      index: 'PBS_ARRAY_INDEX',
    });
  },
  submit: (script) => ['qsub', script],
  jobOf: (stdout) => ID.exec(stdout.trim())?.[0] ?? null,
  ask: (jobs) => {
    const known = jobs.filter((job) => ID.test(job));
    const tasks = known.some((job) => job.includes('[')) ? ['-t'] : [];
    // Without an id, qstat lists the jobs of everyone.
    return known.length === 0 ? ['true'] : ['sh', '-c', ASK, 'sh', ...tasks, ...known];
  },
  answers: (stdout) =>
    new Map(
      objectsOf(stdout, 'Job Id', 'Jobs').map(([id, attributes]) => [id, jobNow(attributes)]),
    ),
  cancel: (job) => ['qdel', validJob(ID, job, 'PBS')],
  partitions: ['sh', '-c', 'qstat -Q -f && qstat -B -f'],
  partitionsOf,
};

const memoryText = (gigabytes: number): string =>
  Number.isInteger(gigabytes) ? `${gigabytes}gb` : `${mebibytes(gigabytes)}mb`;

type Attributes = ReadonlyMap<string, string>;

/** What qstat lists in full, by id: as JSON under `key`, or in lines under `heading`. */
function objectsOf(stdout: string, heading: string, key: string): [string, Attributes][] {
  const json = readJson(stdout);
  if (json.ok) return jsonObjects(json.data, key);
  const found: [string, Map<string, string>][] = [];
  let last: [string, string] | null = null;
  for (const line of stdout.split(/\r?\n/)) {
    const begin = new RegExp(`^${heading}: (\\S+)\\s*$`).exec(line);
    const attribute = /^ {4}([\w.]+) = (.*)$/.exec(line);
    const attributes = found.at(-1)?.[1];
    if (begin?.[1] !== undefined) found.push([visible(begin[1]), new Map()]);
    // Another kind of object begins.
    else if (/^\S/.test(line)) found.push(['', new Map()]);
    else if (attribute && attributes) last = [attribute[1] ?? '', attribute[2] ?? ''];
    // Long values go on in lines that begin with a tab.
    else if (line.startsWith('\t') && last) last = [last[0], last[1] + line.slice(1)];
    else last = null;
    if (last && attributes) attributes.set(last[0], last[1]);
    if (begin || /^\S/.test(line)) last = null;
  }
  return found.filter(([id]) => id !== '');
}

function jsonObjects(data: unknown, key: string): [string, Attributes][] {
  const entries = (value: unknown) =>
    typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const objects = entries(data).find(([name]) => name === key)?.[1];
  return entries(objects).map(([id, attributes]) => [
    visible(id),
    new Map(entries(attributes).map(([name, value]) => [name, String(value)])),
  ]);
}

type Meaning = JobNow['state'];

/** Job states of qstat's manual, and Torque's `C`. `M` was moved to another server, which is not asked. */
const STATES: { readonly [letter: string]: Meaning } = {
  Q: 'queued',
  H: 'queued',
  W: 'queued',
  T: 'queued',
  R: 'running',
  B: 'running',
  E: 'running',
  S: 'running',
  U: 'running',
  F: 'ended',
  X: 'ended',
  C: 'ended',
};

/** Negative exit codes are PBS's own: JOB_EXEC_KILL_VMEM, _MEM, _CPUT and _WALLTIME of its `job.h`. */
const OWN: { readonly [code: number]: JobNow['reason'] } = {
  [-26]: 'out-of-memory',
  [-27]: 'out-of-memory',
  [-28]: 'time-limit',
  [-29]: 'time-limit',
};

/** A job that qdel ended: JOB_SUBSTATE_TERMINATED. */
const TERMINATED = '91';

function jobNow(attributes: Attributes): JobNow {
  const letter = attributes.get('job_state') ?? '';
  const state = Object.hasOwn(STATES, letter) ? (STATES[letter] ?? 'unknown') : 'unknown';
  const comment = attributes.get('comment') ?? '';
  const code = attributes.get('Exit_status') ?? attributes.get('exit_status') ?? '';
  const status = /^-?\d+$/.test(code) ? Number(code) : null;
  const isCancelled = attributes.get('substate') === TERMINATED || / and terminated$/.test(comment);
  const exit = status === null ? '' : `Exit_status ${status}`;
  return {
    state,
    reason: state === 'ended' ? (isCancelled ? 'cancelled' : reasonOf(status)) : null,
    words: visible([`job_state ${letter}`, comment, exit].filter((text) => text !== '').join('; ')),
    exitCode: state === 'ended' ? exitCodeOf(status) : null,
  };
}

function reasonOf(status: number | null): JobNow['reason'] {
  if (status === null || status === 0) return null;
  return OWN[status] ?? 'failed';
}

/** 271 is 256 + 15 and 143 is 128 + 15: SIGTERM ended the script, or what it ran. PBS's own codes are none of a script. */
function exitCodeOf(status: number | null): number | null {
  if (status === null || status < 0) return null;
  if (status > 256) return 256 - status;
  return status > 128 && status < 128 + 65 ? 128 - status : status;
}

/** Queues of `qstat -Q -f`, and the server's default one of `qstat -B -f`. */
function partitionsOf(stdout: string): Partition[] {
  const server = objectsOf(stdout, 'Server', 'Server')[0]?.[1];
  return objectsOf(stdout, 'Queue', 'Queue').map(([name, attributes]) => {
    const gpus = Number(attributes.get('resources_max.ngpus') ?? 0);
    return {
      name,
      isDefault: server?.get('default_queue') === name,
      isUp: attributes.get('enabled') === 'True' && attributes.get('started') === 'True',
      minutes: minutesOf(attributes.get('resources_max.walltime') ?? ''),
      gpus: gpus > 0 ? [{ type: null, count: gpus }] : [],
    };
  });
}

/** Job arrays of the schedulers that `shared/hosts` knows: a task per point. */
import type { z } from 'zod';
import { schedulerNamed } from '../../hosts/schedulers';
import type { Job, SCHEDULER_IDS } from '../../hosts/schedulers/scheduler';
import { RUN_FILES } from '../../runs/folder';
import type { Manifest } from '../manifest';
import { environment, name, resources, USUAL } from './options';
import { RUN_POINT } from './runPoint';
import { about, payloadCount, sweepScript } from './script';

type Id = (typeof SCHEDULER_IDS)[number];

const COMMON = { ...resources, ...environment };

export const SLURM = sweepScript(
  facts('slurm', 'sbatch'),
  {
    partition: name(
      'Partition',
      'Where it runs; comma-separated. Blank for the default partition.',
    ),
    qos: name('QOS', 'Quality of service.'),
    ...COMMON,
  },
  (manifest, { partition, account, qos, ...chosen }) =>
    jobArray('slurm', manifest, chosen, partition, [
      ...(account === undefined ? [] : [`--account=${account}`]),
      ...(qos === undefined ? [] : [`--qos=${qos}`]),
    ]),
);

export const PBS = sweepScript(
  facts('pbs', 'qsub'),
  { queue: name('Queue', 'Where it runs. Blank for the default queue.'), ...COMMON },
  (manifest, { queue, account, ...chosen }) =>
    jobArray('pbs', manifest, chosen, queue, account === undefined ? [] : [`-A ${account}`]),
);

function facts(id: Id, command: string) {
  const file = `run-${id}.sh`;
  const start = `${command} ${file}`;
  const help = `Runs the sweep on a cluster: ${start}; submit again to resume.`;
  return { id, title: `${schedulerNamed(id).name} job array`, help, file, start };
}

/** The script of an array with what was typed, `run-ID.sh`. */
function jobArray(
  id: Id,
  manifest: Manifest,
  chosen: Omit<z.infer<z.ZodObject<typeof COMMON>>, 'account'>,
  partition: string | undefined,
  options: readonly string[],
): string {
  const { gpus = USUAL.gpus, cpus = USUAL.cpus, python = 'python3', prologue } = chosen;
  return arrayScript(id, manifest, `run-${id}.sh`, {
    resources: {
      partition: partition ?? null,
      gpus,
      gpuType: chosen.gpu_type ?? null,
      memoryGb: chosen.memory ?? null,
      cpus,
      minutes: chosen.time ?? null,
    },
    options: [...options, ...chosen.extra.map((line) => line.replace(/^#\w+\s+/, ''))],
    setup: prologue?.split(/\r?\n/) ?? [],
    python,
    parallel: chosen.concurrency ?? null,
  });
}

type Asked = Pick<Job, 'resources' | 'options' | 'setup' | 'python'> & {
  /** How many points may run at once. */
  readonly parallel: number | null;
};

/** The script of an array; more points than the scheduler allows run in several. */
export function arrayScript(
  id: Id,
  manifest: Manifest,
  file: string,
  { parallel, ...asked }: Asked,
): string {
  const scheduler = schedulerNamed(id);
  const { maxArray: most, submitScript } = scheduler;
  const points = payloadCount(manifest);
  const next = id === 'slurm' ? 'sbatch' : 'qsub -v OFFSET';
  return submitScript({
    ...asked,
    name: manifest.name,
    program: RUN_POINT,
    comments: [
      about(manifest, `${scheduler.submit(file)[0]} ${file}`),
      ...(points > most
        ? [
            `The points after the first ${most}: for OFFSET in $(seq ${most} ${most} ${points - 1}); do export OFFSET; ${next} ${file}; done`,
          ]
        : []),
    ],
    verify: false,
    array: { size: Math.min(points, most), parallel },
  }).replaceAll(RUN_FILES.submit, file);
}

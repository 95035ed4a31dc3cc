/** A Slurm job array: one task per point. */
import { z } from 'zod';
import {
  assemble,
  atOnce,
  chooseByIndex,
  directives,
  inParts,
  jobName,
  payloadCount,
} from './assemble';
import { choice, count, environment, texts, word } from './options';
import { sweepScript } from './script';

const FILE = 'run-slurm.sh';
/** Slurm's own MaxArraySize is 1001, and is one more than the highest index. */
const MOST_TASKS = 1000;

const name = (title: string, description: string) =>
  word(/^[\w.,@:+-]+$/, `a name of ${title.toLowerCase()}`, { title, description });

const options = z.strictObject({
  partition: name('Partition', 'Where it runs; comma-separated. Blank for the default partition.'),
  account: name('Account', 'Account that is charged.'),
  qos: name('QOS', 'Quality of service.'),
  time: word(/^(\d+-)?\d+(:\d+){0,2}$/, 'a time such as 90 (minutes), 4:00:00 or 1-12:00:00', {
    title: 'Time limit per point',
    description: 'How long a point may run.',
  }),
  gpus: count(0, { title: 'GPUs', description: 'GPUs per task; default 1.' }),
  gpu_type: name('GPU type', "The cluster's name of the GPU type, such as a100."),
  gpu_request: choice(['gres', 'gpus-per-task'], {
    title: 'GPU option',
    description:
      'gres: --gres=gpu:N, which every Slurm version supports. gpus-per-task: --gpus-per-task=N.',
  }),
  cpus: count(1, { title: 'CPUs', description: 'CPUs per task; default 4.' }),
  memory: word(/^\d+[KMGT]?$/i, 'an amount such as 32G', {
    title: 'Memory',
    description: 'Memory per task, such as 32G.',
  }),
  concurrency: count(1, {
    title: 'Max concurrent tasks',
    description: 'How many tasks may run at the same time. Blank for no limit of your own.',
  }),
  extra: texts(/\r?\n/, /^(#SBATCH\s+)?-[^\n\r]*$/, 'an sbatch option such as --constraint=a100', {
    title: 'Extra sbatch options',
    description: 'One per line, such as --constraint=a100 or --mail-type=END.',
  }),
  ...environment,
});
type Options = z.infer<typeof options>;

export const SLURM = sweepScript({
  id: 'slurm',
  title: 'Slurm job array',
  help: 'Runs the sweep on a cluster: sbatch run-slurm.sh; submit again to resume.',
  file: FILE,
  options,
  write: (manifest, chosen) => {
    const points = payloadCount(manifest);
    return assemble(manifest, {
      start: `sbatch ${FILE}`,
      header: header(jobName(manifest), Math.min(points, MOST_TASKS), chosen),
      comments: inParts(points, MOST_TASKS, `sbatch ${FILE}`),
      folder: `"\${SLURM_SUBMIT_DIR:-.}"`,
      prologue: chosen.prologue,
      python: chosen.python,
      choose: chooseByIndex('SLURM_ARRAY_TASK_ID'),
    });
  },
});

function header(job: string, tasks: number, chosen: Options): string[] {
  const gpus = chosen.gpus ?? 1;
  const type = chosen.gpu_type === undefined ? '' : `${chosen.gpu_type}:`;
  const option = chosen.gpu_request === 'gpus-per-task' ? 'gpus-per-task=' : 'gres=gpu:';
  const asked = [
    `--job-name=${job}`,
    `--array=1-${tasks}${atOnce(chosen.concurrency)}`,
    '--output=run-slurm.out --open-mode=append',
    `--ntasks=1 --cpus-per-task=${chosen.cpus ?? 4}`,
    gpus > 0 && `--${option}${type}${gpus}`,
    chosen.memory !== undefined && `--mem=${chosen.memory}`,
    chosen.time !== undefined && `--time=${chosen.time}`,
    chosen.partition !== undefined && `--partition=${chosen.partition}`,
    chosen.account !== undefined && `--account=${chosen.account}`,
    chosen.qos !== undefined && `--qos=${chosen.qos}`,
  ];
  return directives('#SBATCH', asked, chosen.extra);
}

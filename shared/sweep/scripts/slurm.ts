/** A Slurm job array: one task per point. */
import { choice, name, resources, texts, USUAL } from './options';
import { jobArray, sweepScript } from './script';

/** Slurm's own MaxArraySize is 1001, and is one more than the highest index. */
const MOST_TASKS = 1000;
const START = 'sbatch run-slurm.sh';

const options = {
  partition: name('Partition', 'Where it runs; comma-separated. Blank for the default partition.'),
  ...resources(
    'task',
    [/^(\d+-)?\d+(:\d+){0,2}$/, 'a time such as 90 (minutes), 4:00:00 or 1-12:00:00'],
    [/^\d+[KMGT]?$/i, 'an amount such as 32G'],
  ),
  qos: name('QOS', 'Quality of service.'),
  gpu_type: name('GPU type', "The cluster's name of the GPU type, such as a100."),
  gpu_request: choice(
    ['gres', 'gpus-per-task'],
    'GPU option',
    'gres: --gres=gpu:N, which every Slurm version supports. gpus-per-task: --gpus-per-task=N.',
  ),
  extra: texts(
    /\r?\n/,
    /^(#SBATCH\s+)?-[^\n\r]*$/,
    'an sbatch option such as --constraint=a100',
    'Extra sbatch options',
    'One per line, such as --constraint=a100 or --mail-type=END.',
  ),
};

export const SLURM = sweepScript(
  {
    id: 'slurm',
    title: 'Slurm job array',
    help: 'Runs the sweep on a cluster: sbatch run-slurm.sh; submit again to resume.',
    file: 'run-slurm.sh',
    start: START,
  },
  options,
  (manifest, { gpus = USUAL.gpus, cpus = USUAL.cpus, gpu_type, ...chosen }) =>
    jobArray({
      manifest,
      start: START,
      prefix: '#SBATCH',
      most: MOST_TASKS,
      concurrency: chosen.concurrency,
      folder: 'SLURM_SUBMIT_DIR',
      index: '$SLURM_ARRAY_TASK_ID',
      asked: (job, _tasks, range) => [
        `--job-name=${job}`,
        `--array=${range}`,
        '--output=run-slurm.out --open-mode=append',
        `--ntasks=1 --cpus-per-task=${cpus}`,
        gpus > 0 &&
          `--${chosen.gpu_request === 'gpus-per-task' ? 'gpus-per-task=' : 'gres=gpu:'}${gpu_type === undefined ? '' : `${gpu_type}:`}${gpus}`,
        chosen.memory !== undefined && `--mem=${chosen.memory}`,
        chosen.time !== undefined && `--time=${chosen.time}`,
        chosen.partition !== undefined && `--partition=${chosen.partition}`,
        chosen.account !== undefined && `--account=${chosen.account}`,
        chosen.qos !== undefined && `--qos=${chosen.qos}`,
      ],
      extra: chosen.extra,
    }),
);

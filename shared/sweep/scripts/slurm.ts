/** A Slurm job array that runs a sweep: the header that sbatch reads, and the settings of `bash/slurm.sh`. */
import { z } from 'zod';
import { quoted } from '../../formats/commandLine';
import type { Manifest } from '../manifest';
import { assemble, oneLine } from './assemble';
import engine from './bash/slurm.sh?raw';
import { timesPoints } from './limit';
import { choice, count, environment, texts, word } from './options';
import { sweepScript } from './script';

const FILE = 'run-slurm.sh';
/** Slurm's own MaxArraySize is 1001, and is one more than the highest index. */
const MOST_TASKS = 1000;
/** Slurm may send the signal a minute early: short limits leave no time for it. */
const LEAST_FOR_SIGNAL = 600;

const name = (title: string, description: string) =>
  word(/^[\w.,@:+-]+$/, `a name of ${title.toLowerCase()}`, { title, description });

const options = z.strictObject({
  partition: name('Partition', 'Where it runs; comma-separated. Blank for the default partition.'),
  account: name('Account', 'Account that is charged.'),
  qos: name('QOS', 'Quality of service.'),
  time: word(/^(\d+-)?\d+(:\d+){0,2}$/, 'a time such as 90 (minutes), 4:00:00 or 1-12:00:00', {
    title: 'Time limit per point',
    description: 'A task that runs several points gets a multiple of it.',
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
  points_per_task: count(1, {
    title: 'Points per task',
    description: `How many points one task runs, one after another. Default: as few as possible with at most ${MOST_TASKS} tasks.`,
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
  help: 'Runs the sweep on a cluster: bash run-slurm.sh submits the remaining points; rerun to resume.',
  file: FILE,
  options,
  write: (manifest, chosen) => {
    const perTask = chosen.points_per_task ?? Math.ceil(manifest.points.length / MOST_TASKS);
    return assemble(manifest, FILE, {
      comments: [...header(manifest, chosen, Math.max(1, perTask)), '', ...about(manifest)],
      settings: {
        python: `(${chosen.python ?? 'python3'})`,
        base: quoted(manifest.working_dir ?? ''),
        points_per_task: String(Math.max(1, perTask)),
        concurrency: String(chosen.concurrency ?? "''"),
      },
      prologue: chosen.prologue,
      engine,
    });
  },
});

function header(manifest: Manifest, chosen: Options, perTask: number): string[] {
  const tasks = Math.max(1, Math.ceil(manifest.points.length / perTask));
  const limit = chosen.time === undefined ? null : timesPoints(chosen.time, perTask);
  const gpus = chosen.gpus ?? 1;
  const type = chosen.gpu_type === undefined ? '' : `${chosen.gpu_type}:`;
  const asked = chosen.gpu_request === 'gpus-per-task' ? 'gpus-per-task=' : 'gres=gpu:';
  return [
    `--job-name=${oneLine(manifest.name).replaceAll(/[^\w.-]+/g, '-') || 'sweep'}`,
    `--array=1-${tasks}${chosen.concurrency === undefined ? '' : `%${chosen.concurrency}`}`,
    '--nodes=1',
    '--ntasks=1',
    `--cpus-per-task=${chosen.cpus ?? 4}`,
    gpus > 0 && `--${asked}${type}${gpus}`,
    chosen.memory !== undefined && `--mem=${chosen.memory}`,
    limit && `--time=${limit.text}`,
    // The script releases its points before Slurm kills it.
    limit && limit.seconds >= LEAST_FOR_SIGNAL && '--signal=B:TERM@60',
    chosen.partition !== undefined && `--partition=${chosen.partition}`,
    chosen.account !== undefined && `--account=${chosen.account}`,
    chosen.qos !== undefined && `--qos=${chosen.qos}`,
    ...(chosen.extra ?? []).map((line) => line.replace(/^#SBATCH\s+/, '')),
  ]
    .filter((line) => typeof line === 'string')
    .map((line) => `#SBATCH ${line}`);
}

function about({ name: sweep, points }: Manifest): string[] {
  const ready = points.filter(({ file }) => file !== null).length;
  return [
    `# ${oneLine(sweep)}: ${points.length} points, ${ready} of them to run. Written by Pinnboard; edit it as you like.`,
    `#   bash ${FILE}            submits the remaining points; rerun to resume, also while it runs`,
    `#   bash ${FILE} --status   progress`,
    `#   bash ${FILE} --help     all options`,
    '# A point is done when state/<name>.done exists; its output is in state/<name>.log.',
    '',
  ];
}

/** A PBS job array: one job per point. */
import { name, resources, texts, USUAL } from './options';
import { jobArray, sweepScript } from './script';

/** PBS Professional's own max_array_size. */
const MOST_JOBS = 10_000;

const options = {
  queue: name('Queue', 'Where it runs. Blank for the default queue.'),
  ...resources(
    'job',
    [/^\d+(:\d+){0,2}$/, 'a time such as 4:00:00'],
    [/^\d+[kmgt]?b$/i, 'an amount such as 32gb'],
  ),
  extra: texts(
    /\r?\n/,
    /^(#PBS\s+)?-[^\n\r]*$/,
    'a qsub option such as -m e',
    'Extra qsub options',
    'One per line, such as -m e.',
  ),
};

export const PBS = sweepScript(
  {
    id: 'pbs',
    title: 'PBS job array',
    help: 'Runs the sweep on a cluster with PBS: qsub run-pbs.sh; submit again to resume.',
    file: 'run-pbs.sh',
    start: 'qsub run-pbs.sh',
  },
  options,
  (manifest, { gpus = USUAL.gpus, cpus = USUAL.cpus, memory, ...chosen }) =>
    jobArray({
      manifest,
      start: 'qsub -v OFFSET run-pbs.sh',
      prefix: '#PBS',
      most: MOST_JOBS,
      concurrency: chosen.concurrency,
      folder: 'PBS_O_WORKDIR',
      index: `\${PBS_ARRAY_INDEX:-1}`,
      asked: (job, jobs, range) => [
        `-N ${job.slice(0, 230)}`,
        // PBS accepts no array of one job.
        jobs > 1 && `-J ${range}`,
        '-j oe',
        `-l select=1:ncpus=${cpus}${gpus > 0 ? `:ngpus=${gpus}` : ''}${memory === undefined ? '' : `:mem=${memory}`}`,
        chosen.time !== undefined && `-l walltime=${chosen.time}`,
        chosen.queue !== undefined && `-q ${chosen.queue}`,
        chosen.account !== undefined && `-A ${chosen.account}`,
      ],
      extra: chosen.extra,
    }),
);

/** A PBS job array: one job per point. */
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
import { count, environment, texts, word } from './options';
import { sweepScript } from './script';

const FILE = 'run-pbs.sh';
/** PBS Professional's own max_array_size. */
const MOST_JOBS = 10_000;

const options = z.strictObject({
  queue: word(/^[\w.@:-]+$/, 'a name of a queue', {
    title: 'Queue',
    description: 'Where it runs. Blank for the default queue.',
  }),
  account: word(/^[\w.,@:+-]+$/, 'a name of an account', {
    title: 'Account',
    description: 'Account or project that is charged.',
  }),
  time: word(/^\d+(:\d+){0,2}$/, 'a time such as 4:00:00', {
    title: 'Time limit per point',
    description: 'How long a point may run.',
  }),
  gpus: count(0, { title: 'GPUs', description: 'GPUs per point; default 1.' }),
  cpus: count(1, { title: 'CPUs', description: 'CPUs per point; default 4.' }),
  memory: word(/^\d+[kmgt]?b$/i, 'an amount such as 32gb', {
    title: 'Memory',
    description: 'Memory per point, such as 32gb.',
  }),
  concurrency: count(1, {
    title: 'Max concurrent jobs',
    description: 'How many points may run at the same time. Blank for no limit of your own.',
  }),
  extra: texts(/\r?\n/, /^(#PBS\s+)?-[^\n\r]*$/, 'a qsub option such as -m e', {
    title: 'Extra qsub options',
    description: 'One per line, such as -m e.',
  }),
  ...environment,
});
type Options = z.infer<typeof options>;

export const PBS = sweepScript({
  id: 'pbs',
  title: 'PBS job array',
  help: 'Runs the sweep on a cluster with PBS: qsub run-pbs.sh; submit again to resume.',
  file: FILE,
  options,
  write: (manifest, chosen) => {
    const points = payloadCount(manifest);
    return assemble(manifest, {
      start: `qsub ${FILE}`,
      header: header(jobName(manifest), Math.min(points, MOST_JOBS), chosen),
      comments: inParts(points, MOST_JOBS, `qsub -v OFFSET ${FILE}`),
      folder: `"\${PBS_O_WORKDIR:-.}"`,
      prologue: chosen.prologue,
      python: chosen.python,
      choose: chooseByIndex(`\${PBS_ARRAY_INDEX:-1}`),
    });
  },
});

function header(job: string, jobs: number, chosen: Options): string[] {
  const { cpus = 4, gpus = 1, memory } = chosen;
  const asked = [
    `-N ${job.slice(0, 230)}`,
    // PBS accepts no array of one job.
    jobs > 1 && `-J 1-${jobs}${atOnce(chosen.concurrency)}`,
    '-j oe',
    `-l select=1:ncpus=${cpus}${gpus > 0 ? `:ngpus=${gpus}` : ''}${memory === undefined ? '' : `:mem=${memory}`}`,
    chosen.time !== undefined && `-l walltime=${chosen.time}`,
    chosen.queue !== undefined && `-q ${chosen.queue}`,
    chosen.account !== undefined && `-A ${chosen.account}`,
  ];
  return directives('#PBS', asked, chosen.extra);
}

/** GNU parallel on one machine: a script with the states that `run-slurm.sh` keeps, and a line without them. */
import { z } from 'zod';
import type { Manifest } from '../manifest';
import { assemble, oneLine, shellWord } from './assemble';
import engine from './bash/parallel.sh?raw';
import { count, environment, texts } from './options';
import { sweepScript } from './script';

const FILE = 'run-parallel.sh';

const options = z.strictObject({
  jobs: count(1, {
    title: 'At once',
    description: 'How many points run at once; when blank one a GPU that is listed, else one.',
  }),
  gpus: texts(/[\s,]+/, /^[\w:./-]+$/, 'the number of a GPU', {
    title: 'GPUs',
    description:
      'Numbers of the GPUs, parted by commas: the points that run at once are dealt out to them.',
  }),
  ...environment,
});
type Options = z.infer<typeof options>;

export const PARALLEL = sweepScript({
  id: 'parallel',
  title: 'GNU parallel on one machine',
  help: 'Runs the sweep on one machine, a point a GPU: bash run-parallel.sh, again after an interruption.',
  file: FILE,
  options,
  write: (manifest, chosen) =>
    assemble(manifest, FILE, {
      comments: about(manifest, chosen),
      settings: {
        python: `(${chosen.python ?? 'python3'})`,
        base: shellWord(manifest.working_dir ?? ''),
        jobs: String(jobsOf(chosen)),
        gpus: `(${(chosen.gpus ?? []).map(shellWord).join(' ')})`,
      },
      prologue: chosen.prologue,
      engine,
    }),
});

const jobsOf = ({ jobs, gpus = [] }: Options): number => jobs ?? Math.max(1, gpus.length);

/**
 * One line for a shell in the sweep's folder. It resumes by parallel's own log, which knows the points by their
 * number: it is for folders whose points stay as they are.
 */
function parallelLine(chosen: Options): string {
  const { python = 'python3', gpus = [] } = chosen;
  // `slot()` counts from 1.
  const slot = `{= $_ = (qw(${gpus.join(' ')}))[(slot() - 1) % ${gpus.length}] =}`;
  const device = gpus.length === 0 ? '' : `CUDA_VISIBLE_DEVICES=${slot} `;
  return [
    "printf '%s\\0' points/*.json | parallel --null",
    `--jobs ${jobsOf(chosen)} --joblog parallel.joblog --resume-failed`,
    shellWord(`${device}${python} pinnboard_payload.py run {}`),
  ].join(' ');
}

function about({ name, points }: Manifest, chosen: Options): string[] {
  const ready = points.filter(({ file }) => file !== null).length;
  return [
    `# ${oneLine(name)}: ${points.length} points, ${ready} of them to run. Written by Pinnboard; yours to edit.`,
    `#   bash ${FILE}            runs what is to do; again after an interruption`,
    `#   bash ${FILE} --status   how far it is`,
    `#   bash ${FILE} --help     all the rest`,
    '# A point is done when state/<name>.done exists; what it printed is in state/<name>.log.',
    '#',
    '# The same by hand, with nothing but the log of parallel to tell what is done:',
    `#   ${parallelLine(chosen)}`,
    '',
  ];
}

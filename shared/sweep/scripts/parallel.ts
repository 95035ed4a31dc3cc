/** GNU parallel on one machine: a script with the same states as `run-slurm.sh`, and a one-liner without them. */
import { z } from 'zod';
import { quoted } from '../../formats/commandLine';
import type { Manifest } from '../manifest';
import { assemble, oneLine } from './assemble';
import engine from './bash/parallel.sh?raw';
import { count, environment, texts } from './options';
import { sweepScript } from './script';

const FILE = 'run-parallel.sh';

const options = z.strictObject({
  jobs: count(1, {
    title: 'Max concurrent jobs',
    description: 'How many points run at the same time. Default: one per GPU listed, else one.',
  }),
  gpus: texts(/[\s,]+/, /^[\w:./-]+$/, 'the number of a GPU', {
    title: 'GPUs',
    description: 'Comma-separated GPU numbers; concurrent points are distributed over them.',
  }),
  ...environment,
});
type Options = z.infer<typeof options>;

export const PARALLEL = sweepScript({
  id: 'parallel',
  title: 'GNU parallel on one machine',
  help: 'One point per GPU on this machine: bash run-parallel.sh; rerun to resume.',
  file: FILE,
  options,
  write: (manifest, chosen) =>
    assemble(manifest, FILE, {
      comments: about(manifest, chosen),
      settings: {
        python: `(${chosen.python ?? 'python3'})`,
        base: quoted(manifest.working_dir ?? ''),
        jobs: String(jobsOf(chosen)),
        gpus: `(${(chosen.gpus ?? []).map(quoted).join(' ')})`,
      },
      prologue: chosen.prologue,
      engine,
    }),
});

const jobsOf = ({ jobs, gpus = [] }: Options): number => jobs ?? Math.max(1, gpus.length);

/**
 * One shell line for the sweep's folder. It resumes by parallel's job log, which identifies points by number: the
 * folder's points must not change in between.
 */
function parallelLine(chosen: Options): string {
  const { python = 'python3', gpus = [] } = chosen;
  // `slot()` counts from 1.
  const slot = `{= $_ = (qw(${gpus.join(' ')}))[(slot() - 1) % ${gpus.length}] =}`;
  const device = gpus.length === 0 ? '' : `CUDA_VISIBLE_DEVICES=${slot} `;
  return [
    "printf '%s\\0' points/*.json | parallel --null",
    `--jobs ${jobsOf(chosen)} --joblog parallel.joblog --resume-failed`,
    quoted(`${device}${python} pinnboard_payload.py run {}`),
  ].join(' ');
}

function about({ name, points }: Manifest, chosen: Options): string[] {
  const ready = points.filter(({ file }) => file !== null).length;
  return [
    `# ${oneLine(name)}: ${points.length} points, ${ready} of them to run. Written by Pinnboard; edit it as you like.`,
    `#   bash ${FILE}            runs the remaining points; rerun to resume`,
    `#   bash ${FILE} --status   progress`,
    `#   bash ${FILE} --help     all options`,
    '# A point is done when state/<name>.done exists; its output is in state/<name>.log.',
    '#',
    '# The same in one line, with only the job log of parallel to track what is done:',
    `#   ${parallelLine(chosen)}`,
    '',
  ];
}

/** GNU parallel on one machine: a job per point, each on its GPU. */
import { z } from 'zod';
import { quoted } from '../../formats/commandLine';
import { assemble } from './assemble';
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

export const PARALLEL = sweepScript({
  id: 'parallel',
  title: 'GNU parallel on one machine',
  help: 'One point per GPU on this machine: bash run-parallel.sh; run again to resume.',
  file: FILE,
  options,
  write: (manifest, { gpus = [], jobs = Math.max(1, gpus.length), prologue, python }) =>
    assemble(manifest, {
      start: `bash ${FILE}`,
      folder: `"$(dirname -- "\${BASH_SOURCE[0]}")"`,
      prologue,
      python,
      choose: [
        'if (($# == 0)); then # start a job per point; each runs this script with its payload and slot',
        `  printf '%s\\0' points/*.json | parallel --null --jobs ${jobs} --line-buffer bash ${FILE} '{}' '{%}'`,
        '  exit',
        'fi',
        'payload=$1',
        ...(gpus.length === 0
          ? []
          : [
              `gpus=(${gpus.map(quoted).join(' ')})`,
              `export CUDA_VISIBLE_DEVICES=\${gpus[($2 - 1) % \${#gpus[@]}]}`,
            ]),
      ],
    }),
});

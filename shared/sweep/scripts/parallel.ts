/** GNU parallel on one machine: a job per point, each on its GPU. */
import { quoted } from '../../formats/commandLine';
import { count, texts } from './options';
import { payloadCount, sweepScript } from './script';

const FILE = 'run-parallel.sh';

const options = {
  jobs: count(
    1,
    'Max concurrent jobs',
    'How many points run at the same time. Default: one per GPU listed, else one.',
  ),
  gpus: texts(
    /[\s,]+/,
    /^[\w:./-]+$/,
    'the number of a GPU',
    'GPUs',
    'Comma-separated GPU numbers; concurrent points are distributed over them.',
  ),
};

export const PARALLEL = sweepScript(
  {
    id: 'parallel',
    title: 'GNU parallel on one machine',
    help: 'One point per GPU on this machine: bash run-parallel.sh; run again to resume.',
    file: FILE,
    start: `bash ${FILE}`,
  },
  options,
  (manifest, { gpus = [], jobs = Math.max(1, gpus.length) }) => ({
    folder: `"$(dirname -- "\${BASH_SOURCE[0]}")"`,
    run: (command) => [
      'if (($# == 0)); then # start a job per point; each runs this script with its number and slot',
      `  seq ${payloadCount(manifest)} | parallel --jobs ${jobs} --line-buffer bash ${FILE} '{}' '{%}'`,
      '  exit',
      'fi',
      ...(gpus.length === 0
        ? []
        : [
            `gpus=(${gpus.map(quoted).join(' ')})`,
            `export CUDA_VISIBLE_DEVICES=\${gpus[($2 - 1) % \${#gpus[@]}]}`,
          ]),
      `${command} "$1"`,
    ],
  }),
);

/** GNU parallel on one machine: a job per point, each on its GPU. */
import { quoted } from '../../formats/commandLine';
import { oneLine } from '../../hosts/schedulers/script';
import { count, environment, texts } from './options';
import { RUN_POINT } from './runPoint';
import { about, payloadCount, sweepScript } from './script';

const FILE = 'run-parallel.sh';
const START = `bash ${FILE}`;

export const PARALLEL = sweepScript(
  {
    id: 'parallel',
    title: 'GNU parallel on one machine',
    help: 'One point per GPU on this machine: bash run-parallel.sh; run again to resume.',
    file: FILE,
    start: START,
  },
  {
    jobs: count(
      1,
      'Max concurrent jobs',
      'How many points run at the same time. Default: one per GPU listed, else one.',
    ),
    gpus: texts(/[\s,]+/, /^[\w:./-]+$/, 'the number of a GPU', {
      title: 'GPUs',
      description: 'Comma-separated GPU numbers; concurrent points are distributed over them.',
    }),
    ...environment,
  },
  (manifest, { gpus, jobs = Math.max(1, gpus.length), python = 'python3', prologue }) =>
    [
      '#!/usr/bin/env bash',
      `# ${oneLine(about(manifest, START))}`,
      ...(prologue?.split(/\r?\n/) ?? []),
      'set -euo pipefail',
      `cd -- "$(dirname -- "\${BASH_SOURCE[0]}")"`,
      'if (($# == 0)); then # start a job per point; each runs this script with its number and slot',
      `  seq ${payloadCount(manifest)} | parallel --jobs ${jobs} --line-buffer ${START} '{}' '{%}'`,
      '  exit',
      'fi',
      ...(gpus.length === 0
        ? []
        : [
            `gpus=(${gpus.map(quoted).join(' ')})`,
            `export CUDA_VISIBLE_DEVICES=\${gpus[($2 - 1) % \${#gpus[@]}]}`,
          ]),
      `exec ${python} ${RUN_POINT} "$1"`,
      '',
    ].join('\n'),
);

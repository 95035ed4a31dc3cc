/** Jobs and hosts for tests. */
import type { Host } from '../../../shared/hosts/host';
import { hostFromText } from '../../../shared/hosts/host';
import type { Job } from '../../../shared/hosts/schedulers/scheduler';

export const JOB: Job = {
  name: 'run1084_gs2_n512',
  resources: {
    partition: 'gpu',
    gpus: 1,
    gpuType: 'a100',
    memoryGb: 4,
    cpus: 4,
    minutes: 30,
  },
  options: [],
  setup: [],
  python: 'python3',
  program: 'run.py',
  comments: [],
  verify: false,
  array: null,
};

/** A host from the lines of its file, after the head. */
export const hostOf = (...lines: readonly string[]): Host =>
  hostFromText(['format: pinnboard.host', 'version: 1', ...lines].join('\n'), 'host.yaml');

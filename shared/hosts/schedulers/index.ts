/** The schedulers. To add one, add a file in this folder and an entry here. */
import { PBS } from './pbs';
import type { SCHEDULER_IDS, Scheduler } from './scheduler';
import { SLURM } from './slurm';

const SCHEDULERS: { readonly [id in (typeof SCHEDULER_IDS)[number]]: Scheduler } = {
  slurm: SLURM,
  pbs: PBS,
};

export const schedulerNamed = (id: (typeof SCHEDULER_IDS)[number]): Scheduler => SCHEDULERS[id];

/** Scripts that run a sweep with an existing tool. To add one, add a file in this folder and an entry here. */
import { PARALLEL } from './parallel';
import { PBS } from './pbs';
import type { SweepScript } from './script';
import { SLURM } from './slurm';

export type { SweepScript } from './script';

export const SWEEP_SCRIPTS: readonly SweepScript[] = [SLURM, PBS, PARALLEL];

/** Scripts that run a sweep with an existing tool. To add one, add a file in this folder and an entry here. */
import { AppError } from '../../errors/appError';
import { didYouMean, nearestNames } from '../../values/nearest';
import type { Values } from '../../values/value';
import { PARALLEL } from './parallel';
import { PBS, SLURM } from './schedulers';
import type { SweepScript } from './script';

export type { SweepScript } from './script';

export const SWEEP_SCRIPTS: readonly SweepScript[] = [SLURM, PBS, PARALLEL];

/** Options by the script's id: of the scripts that are written. */
export type Scripts = { readonly [id: string]: Values };

/** The script of an id. Throws an `AppError` when there is none. */
export function scriptNamed(id: string): SweepScript {
  const script = SWEEP_SCRIPTS.find((candidate) => candidate.id === id);
  if (script) return script;
  const ids = SWEEP_SCRIPTS.map((candidate) => candidate.id);
  throw new AppError('sweep-script-unknown', {
    script: id,
    nearest: didYouMean(nearestNames(id, ids)),
    known: ids.join(', '),
  });
}

/** The first resolution is slow, since none of its code was compiled before: it is made once ahead. */
import { resolve } from '../../shared/factory';
import type { Request } from '../../shared/request/request';
import { TARGETS } from '../../shared/targets';

let warm = false;

/** Resolves a bare request for each target, once in a process, while the page draws its first frame. */
export function warmUp(): void {
  if (warm) return;
  warm = true;
  setTimeout(() => {
    for (const target of Object.keys(TARGETS)) resolve(bareRequest(target), NO_DATASET);
  });
}

const NO_DATASET = { dataset: { status: 'missing', problem: '' } } as const;

const bareRequest = (target: string): Request => ({
  target,
  workflow: 'training',
  train_data_file: '',
  output_dir: '',
  overrides: { n_groups: 1 },
  execution: {},
});

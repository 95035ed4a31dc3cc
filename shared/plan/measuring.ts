/** A short run that measures what no plan can know of a GPU: its own share of the memory, and seconds per step. */
import type { Request, TrainingRequest } from '../request/request';
import type { Values } from '../values/value';
import type { PlanInputs } from './inputs';

/** Steps of a measuring run: the first are slower, and a few seconds are enough. */
const STEPS = 20;

/** Other names of the epochs, and what a measuring run does without. */
const LEFT_OUT = ['epochs', 'nepochs', 'test_data_file', 'n_subsample'];

/**
 * The request of a run of some 20 steps with the same network and batch, whose output goes beside the run's own; or why
 * there is none. It draws as many groups as its steps need, saves no checkpoint, and shows the progress bar: from that the
 * plan of other runs has the seconds per step. `ptycho_train` never shows one, so that the Python script takes its place.
 */
export function measuringRequest(
  request: Request,
  inputs: PlanInputs,
): TrainingRequest | { readonly reason: string } {
  if (request.workflow !== 'training') return { reason: 'Only a training has a measuring run.' };
  if (inputs.route.loader !== 'container')
    return {
      reason: 'This entry point trains on all groups of the scan: no shorter run can be written.',
    };
  const groups = inputs.number('n_groups');
  const batch = inputs.batchSize;
  if (batch === null || batch < 1)
    return { reason: '`batch_size` is not a positive whole number.' };
  if (groups === null || groups < 1)
    return { reason: '`n_groups` is not a positive whole number.' };
  const drawn = Math.min(groups, STEPS * batch);
  const kept: Values = Object.fromEntries(
    Object.entries(request.overrides).filter(([name]) => !LEFT_OUT.includes(name)),
  );
  return {
    ...request,
    output_dir: `${request.output_dir.replace(/\/+$/, '')}-measured`,
    overrides: {
      ...kept,
      n_groups: drawn,
      max_epochs: Math.ceil(STEPS / Math.ceil(drawn / batch)),
    },
    execution: { ...request.execution, enable_checkpointing: false, enable_progress_bar: true },
    ...(request.entry_point === 'script' && { entry_point: 'python' as const }),
  };
}

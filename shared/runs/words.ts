/** A run in words. */
import type { Metric, Progress } from './metrics';

/** `epoch 3, step 120, poisson_train_loss_step 12.3 (best 11.9 in epoch 2)`; epochs are counted from 1. */
export function progressText({ epoch, step, metrics }: Progress): string {
  return [
    ...(epoch === null ? [] : [`epoch ${epoch + 1}`]),
    ...(step === null ? [] : [`step ${step + 1}`]),
    ...metrics.filter(({ name }) => /loss/.test(name)).map(lossText),
  ].join(', ');
}

function lossText({ name, last, best, bestEpoch }: Metric): string {
  const where = bestEpoch === null ? '' : ` in epoch ${bestEpoch + 1}`;
  const known = best === null || best === last ? '' : ` (best ${significant(best)}${where})`;
  return `${name} ${significant(last)}${known}`;
}

const significant = (value: number): string => String(Number(value.toPrecision(4)));

/** What a run reads patterns as. */

import type { DatasetFacts } from '../../dataset/facts';
import { checksKey } from '../../dataset/inputChecks';
import type { DataRoute } from '../../targets/traits/plan';
import { takesCounts } from '../counts';
import type { NoInputs, PlanInputs } from '../inputs';
import type { Quantity } from './statistics';

/** Counts where the run's contract says so, else amplitudes. */
export const expectedQuantity = (inputs: PlanInputs | NoInputs | null): Quantity =>
  inputs !== null && !('reason' in inputs) && takesCounts(inputs) ? 'intensity' : 'amplitude';

/** Names of the array of patterns, the one that a loader prefers first (ptycho/workflows/components.py:325, ptycho_torch/dataloader.py:41). */
const PATTERN_NAMES: { readonly [loader in DataRoute['loader']]: readonly string[] } = {
  container: ['diff3d', 'diffraction'],
  'memory-map': ['diffraction', 'diff3d'],
};

/** The names for a run; those of the container where no run is planned. */
export const patternNames = (inputs: PlanInputs | NoInputs | null): readonly string[] =>
  PATTERN_NAMES[inputs !== null && !('reason' in inputs) ? inputs.route.loader : 'container'];

/** What is checked of a run's patterns; null for a dataset that has none. */
export function checksQuestion(
  inputs: PlanInputs | NoInputs,
  dataset: DatasetFacts,
): { readonly array: string; readonly expects: Quantity; readonly key: string } | null {
  const array = patternNames(inputs).find((name) =>
    dataset.arrays.some((one) => one.name === name),
  );
  if (array === undefined) return null;
  const expects = expectedQuantity(inputs);
  return { array, expects, key: checksKey(dataset.fingerprint, array, expects) };
}

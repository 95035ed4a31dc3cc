/** What a run reads patterns as. */
import { takesCounts } from '../counts';
import type { NoInputs, PlanInputs } from '../inputs';
import type { Quantity } from './statistics';

/** Counts where the run's contract says so, else amplitudes. */
export const expectedQuantity = (inputs: PlanInputs | NoInputs | null): Quantity =>
  inputs !== null && !('reason' in inputs) && takesCounts(inputs) ? 'intensity' : 'amplitude';

/** Every figure of a plan that follows without reading patterns: computed while a value is edited. */
import { type Counts, countsOf, type Drawn } from './counts';
import { type HostMemory, hostMemory } from './host';
import type { PlanInputs } from './inputs';
import { type NetworkFigures, networkFigures } from './network/figures';
import { networkOptions } from './network/fromInputs';
import { type Schedule, scheduleOf } from './schedule';
import { type Sizes, sizesOf } from './sizes';

export interface PlanFigures {
  readonly counts: Counts;
  readonly schedule: Schedule | { readonly reason: string };
  readonly network: NetworkFigures | { readonly reason: string };
  readonly sizes: Sizes;
  readonly host: HostMemory;
}

/** `drawn`: what drawing the groups found, where they were drawn. */
export function figuresOf(inputs: PlanInputs, drawn: Drawn | null = null): PlanFigures {
  const counts = countsOf(inputs, drawn);
  const network = networkFigures(networkOptions(inputs));
  return {
    counts,
    schedule: scheduleOf(inputs, counts),
    network,
    sizes: sizesOf(inputs, counts, network),
    host: hostMemory(inputs, counts),
  };
}

/** What a point of a sweep costs, and all of them together. */
import type { FileContext } from '../dataset/fileContext';
import { figuresOf } from '../plan/figures';
import { planInputs } from '../plan/inputs';
import type { Figure } from '../plan/network/figure';
import type { Provenance } from '../provenance/provenance';
import type { Request } from '../request/request';

/** Each is null where it is unknown; `pinnboard plan` on the point says why. */
export interface PointPlan {
  readonly optimizer_steps: number | null;
  readonly peak_device_bytes: number | null;
  /** Bundle, checkpoints, memory map and log, as far as the run writes them. */
  readonly disk_bytes: number | null;
  /** From finished runs. */
  readonly seconds: number | null;
}

const NONE: PointPlan = {
  optimizer_steps: null,
  peak_device_bytes: null,
  disk_bytes: null,
  seconds: null,
};

/** The plan of a point, as far as it follows without reading patterns. */
export function pointPlan(
  request: Request,
  resolved: { readonly provenance: Provenance },
  files: FileContext,
): PointPlan {
  const inputs = planInputs(request, resolved, files);
  if ('reason' in inputs) return NONE;
  const { counts, network, sizes } = figuresOf(inputs);
  return {
    optimizer_steps: counts.optimizerSteps.value,
    peak_device_bytes: 'reason' in network ? null : network.peak.value,
    disk_bytes: sumOf([sizes.bundle, sizes.checkpoints, sizes.memoryMap, sizes.log]),
    seconds: null,
  };
}

/** The sum of those that are known; null where none is. */
function sumOf(figures: readonly Figure[]): number | null {
  const values = figures.flatMap(({ value }) => value ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

/** All points together: the largest memory, the sums of the rest; null where a point's is unknown. */
export function planSums(plans: readonly PointPlan[]): PointPlan {
  const known = (name: keyof PointPlan): readonly number[] | null => {
    const values = plans.flatMap((plan) => plan[name] ?? []);
    return values.length === plans.length && plans.length > 0 ? values : null;
  };
  const sum = (name: keyof PointPlan) =>
    known(name)?.reduce((all, value) => all + value, 0) ?? null;
  return {
    optimizer_steps: sum('optimizer_steps'),
    peak_device_bytes:
      known('peak_device_bytes')?.reduce((most, value) => Math.max(most, value), 0) ?? null,
    disk_bytes: sum('disk_bytes'),
    seconds: sum('seconds'),
  };
}

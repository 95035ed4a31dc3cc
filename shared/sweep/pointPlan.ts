/** What a point of a sweep costs, and all of them together. */
import type { FileContext } from '../dataset/fileContext';
import { planInputs } from '../plan/inputs';
import { type Plan, planOf } from '../plan/plan';
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

/** What follows without reading patterns. */
export const planOfPoint = (
  request: Request,
  resolved: { readonly provenance: Provenance },
  files: FileContext,
): Plan => planOf(request, planInputs(request, resolved, files));

/** The figures of a point's plan that a sweep adds up. */
export function pointPlan({ disk, ...plan }: Plan): PointPlan {
  const written = [
    ...[disk.bundle_bytes, disk.all_checkpoints_bytes],
    ...[disk.memory_map_bytes, disk.log_bytes],
  ].flatMap((bytes) => bytes ?? []);
  return {
    optimizer_steps: plan.optimizer_steps,
    peak_device_bytes: plan.peak_device_bytes?.value ?? null,
    disk_bytes: written.length === 0 ? null : written.reduce((sum, bytes) => sum + bytes),
    seconds: plan.seconds?.value ?? null,
  };
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

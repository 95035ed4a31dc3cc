/** The plan of a sweep: a row for each point, and the sums. */
import { countText } from '../../shared/plan/text';
import type { SweepPoint } from '../../shared/sweep/manifest';
import { type PointPlan, planSums } from '../../shared/sweep/pointPlan';
import { sizeText } from '../../shared/values/bytes';
import { table } from './io';

const UNKNOWN = '?';

/** Lines of the table, with a last row of sums; memory is the largest. */
export function planLines(points: readonly SweepPoint[], plans: readonly PointPlan[]): string[] {
  const shown = (value: number | null, text: (value: number) => string) =>
    value === null ? UNKNOWN : text(value);
  const cells = (name: string, plan: PointPlan) => [
    name,
    shown(plan.optimizer_steps, countText),
    shown(plan.peak_device_bytes, sizeText),
    shown(plan.disk_bytes, sizeText),
    shown(plan.seconds, (seconds) => `${countText(Math.round(seconds))} s`),
  ];
  return table([
    ['point', 'steps', 'device memory', 'disk', 'time'],
    ...plans.map((plan, i) => cells(String(points[i]?.index ?? i + 1), plan)),
    cells('all', planSums(plans)),
  ]);
}

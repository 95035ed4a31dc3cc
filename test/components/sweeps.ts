/** The points of a sweep as main's worker resolves them, all in one page. */
import type { FileContext } from '../../shared/dataset/fileContext';
import { resolve } from '../../shared/factory';
import { type PlannedPage, pointFactsSchema } from '../../shared/ipc/sweep';
import type { Request } from '../../shared/request/request';
import { effectiveValues } from '../../shared/sweep/plan/effective';
import { planPoints } from '../../shared/sweep/plan/planPoints';
import { pointSummary, SweepSummary } from '../../shared/sweep/summary';
import type { SweepSpec } from '../../shared/sweep/sweep';

export function plannedPage(
  spec: SweepSpec,
  contextOf: (request: Request) => FileContext,
): PlannedPage {
  const base = resolve(spec.base, contextOf(spec.base));
  const plan = planPoints(spec, effectiveValues(spec.base, base));
  const summary = new SweepSummary();
  for (let i = 0; i < plan.count; i += 1) {
    const point = plan.at(i);
    const resolution = resolve(point.request, contextOf(point.request));
    summary.add(pointSummary(point, resolution), resolution.payload);
  }
  const facts = summary.points.map((point) => pointFactsSchema.parse(point));
  return { facts, together: summary.findings() };
}

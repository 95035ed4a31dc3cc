/** Resolving the points of a sweep one after the other; the worker answers questions in between. */

import type { Finding } from '../../../shared/findings/finding';
import type { PointFacts } from '../../../shared/ipc/sweep';
import { effectiveValues } from '../../../shared/sweep/plan/effective';
import { planPoints } from '../../../shared/sweep/plan/planPoints';
import type { SweepSpec } from '../../../shared/sweep/spec';
import { pointSummary } from '../../../shared/sweep/summary';
import { SweepSummary } from '../../../shared/sweep/sweepSummary';
import type { JobContext } from '../jobs/jobContext';
import { resolve } from '../resolve';
import { contextFor, type KnownFiles } from './knownFiles';
import { payloadHash } from './payloadHash';

/** Questions are answered at least this often, in milliseconds. */
const BREATH_MS = 15;

/** Appends the result of each point to `facts`, in order. Returns the findings about all points together. */
export async function resolvePoints(
  spec: SweepSpec,
  files: KnownFiles,
  facts: PointFacts[],
  context: JobContext,
): Promise<Finding[]> {
  const base = resolve(spec.base, contextFor(spec.base, files));
  const plan = planPoints(spec, effectiveValues(spec.base, base));
  const summaries = new SweepSummary();
  let breathed = performance.now();
  for (let i = 0; i < plan.count; i += 1) {
    const point = plan.at(i);
    const resolution = resolve(point.request, contextFor(point.request, files));
    const summary = pointSummary(point, resolution);
    summaries.add(summary, resolution.payload && payloadHash(resolution.payload));
    const { status, errors, warnings, rules } = summary;
    facts.push({ status, errors, warnings, rules });
    if (performance.now() - breathed < BREATH_MS) continue;
    context.progress(i + 1, plan.count);
    await new Promise(setImmediate);
    context.signal.throwIfAborted();
    breathed = performance.now();
  }
  return summaries.findings();
}

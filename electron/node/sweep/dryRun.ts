/** Resolves all points of a sweep and writes nothing. */

import type { Finding } from '../../../shared/findings/finding';
import type { SweepPoint } from '../../../shared/sweep/manifest';
import type { Plan } from '../../../shared/sweep/plan/planPoints';
import { pointSummary } from '../../../shared/sweep/summary';
import { SweepSummary } from '../../../shared/sweep/sweepSummary';
import { resolve } from '../resolve';
import { payloadHash } from './payloadHash';
import type { ContextOf } from './write/fileContexts';

export interface DryRun {
  readonly points: readonly SweepPoint[];
  readonly ready: number;
  readonly crashing: number;
  readonly refused: number;
  /** Findings about all points together. */
  readonly findings: readonly Finding[];
}

/** Points resolved between two turns of the event loop. */
const BREATH = 16;

/** Every point as in the manifest; only those before the signal when it is aborted. */
export async function dryRun(
  plan: Plan,
  contextOf: ContextOf,
  {
    signal,
    progress,
  }: {
    readonly signal?: AbortSignal;
    readonly progress?: (done: number, total: number) => void;
  } = {},
): Promise<DryRun> {
  const summaries = new SweepSummary();
  const points: SweepPoint[] = [];
  for (let i = 0; i < plan.count && !signal?.aborted; i += 1) {
    const point = plan.at(i);
    const resolution = resolve(point.request, await contextOf(point.request));
    const summary = pointSummary(point, resolution);
    summaries.add(summary, resolution.payload && payloadHash(resolution.payload));
    points.push(summary);
    progress?.(i + 1, plan.count);
    if (i % BREATH === 0) await new Promise(setImmediate);
  }
  const { ready, crashing, refused } = summaries;
  return { points, ready, crashing, refused, findings: summaries.findings() };
}

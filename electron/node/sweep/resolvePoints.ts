/** Resolving the points of a sweep one after the other; the process does other things in between. */
import type { FileContext } from '../../../shared/dataset/fileContext';
import type { Resolution } from '../../../shared/factory/resolution';
import { type Host, THIS_MACHINE } from '../../../shared/hosts/host';
import type { Request } from '../../../shared/request/request';
import type { SweepPoint } from '../../../shared/sweep/manifest';
import { effectiveValues } from '../../../shared/sweep/plan/effective';
import { type Plan, planPoints } from '../../../shared/sweep/plan/planPoints';
import { pointSummary, type SweepSummary } from '../../../shared/sweep/summary';
import type { SweepSpec } from '../../../shared/sweep/sweep';
import type { JobContext } from '../jobs/jobContext';
import { resolve } from '../resolve';
import { requestOfRun, requestOn } from '../runs/writeRun';

/** What is known of the files that a request names. */
export type ContextOf = (request: Request) => FileContext | Promise<FileContext>;

/** The plan of a sweep, whose conditions see the values of the resolved base. */
export async function planOf(spec: SweepSpec, contextOf: ContextOf): Promise<Plan> {
  const base = resolve(spec.base, await contextOf(spec.base));
  return planPoints(spec, effectiveValues(spec.base, base));
}

/** What becomes of a point besides its entry of the manifest, which it returns. */
type Take = (
  point: SweepPoint,
  resolved: {
    readonly request: Request;
    /** With the paths of the host. */
    readonly there: Request;
    readonly resolution: Resolution;
    readonly fileContext: FileContext;
  },
) => Promise<SweepPoint>;

interface Points {
  readonly plan: Plan;
  readonly contextOf: ContextOf;
  /** Where relative paths are read from when each point is to be run in a folder of its own, and on which host. */
  readonly workingDir?: string;
  readonly host?: Host;
}

/** Others get a turn at least this often, in milliseconds. */
const BREATH_MS = 15;

/** Adds each point that `summary` lacks to it, in order; when the signal is aborted, only those before. */
export async function resolvePoints(
  { plan, contextOf, workingDir, host = THIS_MACHINE }: Points,
  summary: SweepSummary,
  { signal, progress }: Partial<JobContext>,
  take?: Take,
): Promise<void> {
  let breathed = performance.now();
  for (let i = summary.points.length; i < plan.count && !signal?.aborted; i += 1) {
    const point = plan.at(i);
    const { request: own } = point;
    const known = contextOf(own);
    const fileContext = known instanceof Promise ? await known : known;
    const request = workingDir === undefined ? own : requestOfRun(own, workingDir);
    const { request: there } = requestOn(request, host);
    const resolution = resolve(there, fileContext);
    const entry = pointSummary(point, resolution);
    const taken = take ? await take(entry, { request, there, resolution, fileContext }) : entry;
    summary.add(taken, resolution.payload);
    progress?.(i + 1, plan.count);
    if (performance.now() - breathed < BREATH_MS) continue;
    await new Promise(setImmediate);
    breathed = performance.now();
  }
}

/** Plans the current sweep: its points at once, their findings as main resolves them. */

import { errorText } from '../../shared/errors/words';
import type { PointFacts } from '../../shared/ipc/sweep';
import { decode } from '../../shared/ipc/wire';
import { jsonText } from '../../shared/json/write';
import type { Draft } from '../../shared/request/draft';
import { axisFields } from '../../shared/sweep/draft/fields';
import { readSweep } from '../../shared/sweep/draft/readSweep';
import { effectiveValues } from '../../shared/sweep/plan/effective';
import { planPoints } from '../../shared/sweep/plan/planPoints';
import type { SweepSpec } from '../../shared/sweep/sweep';
import { bridge } from '../bridge/bridge';
import { newJob, watchJob } from '../kit/job';
import { requestOf } from '../store/document';
import { useStore } from '../store/store';
import { IDLE, useSweep } from './store';

/** Pause in typing after which the sweep is planned, in milliseconds. */
const PAUSE_MS = 250;
/** More points than this are resolved only on export. */
export const MOST_RESOLVED = 200_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let job: number | null = null;
let plannedKey = '';

/** Plans again, once nothing has changed for a moment. */
export function planSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(planNow, PAUSE_MS);
}

/** Plans again what was stopped. */
export function planAgain(): void {
  plannedKey = '';
  planNow();
}

/** Stops resolving; results so far are kept. */
export function stopPlanning(): void {
  end();
  useSweep.setState({ busy: false, stopped: true });
}

function end(): void {
  if (job !== null) void bridge?.cancel(job);
  job = null;
}

/** The sweep as typed in the window: its spec, null while it is invalid, and the first problem, null when there is none. */
export function currentSweep(): { spec: SweepSpec | null; problem: string | null } {
  const { present } = useStore.getState().history;
  const { draft, sweep } = present;
  const { spec, problem } = readSweep(sweep, axisFields(draft.target, draft.workflow));
  return { spec: spec && { base: requestOf(present), ...spec }, problem };
}

function planNow(): void {
  const { place, resolution, resolvedDocument, history } = useStore.getState();
  // While the draft is being resolved the answer plans.
  if (place !== 'sweep' || resolvedDocument.draft !== history.present.draft) return;
  const { spec } = currentSweep();
  const key = jsonText([spec, resolvedDocument.draft.dataset, resolution.provenance]);
  if (key === plannedKey) return;
  plannedKey = key;
  end();
  if (!spec) {
    useSweep.setState({ ...IDLE, selected: null });
    return;
  }
  const plan = planPoints(spec, effectiveValues(spec.base, resolution));
  const busy = plan.count > 0 && plan.count <= MOST_RESOLVED;
  const planned = {
    id: newJob(),
    spec,
    plan,
    base: resolution.provenance,
    facts: [],
    together: [],
  };
  useSweep.setState({ ...IDLE, planned, busy });
  const { selected } = useSweep.getState();
  if (selected !== null && selected >= plan.count) useSweep.setState({ selected: null });
  if (busy) void resolveAll(history.present.draft, spec);
}

async function resolveAll(draft: Draft, spec: SweepSpec): Promise<void> {
  const mine = newJob();
  job = mine;
  const stop = watchJob(mine, () => void fetchFacts(mine));
  const outcome = await bridge?.sweep.plan({ job: mine, draft, spec });
  stop();
  if (job !== mine) return;
  // One under way may have been asked before the last results were there, or by an earlier job.
  await fetching;
  while (job === mine && (await fetchFacts(mine)) > 0);
  if (job !== mine) return;
  job = null;
  const { planned: now } = useSweep.getState();
  useSweep.setState({
    busy: false,
    ...(outcome?.ok === false ? { problem: errorText(outcome.error) } : {}),
  });
  if (outcome?.ok && now) useSweep.setState({ planned: { ...now, together: outcome.value } });
}

let fetching: Promise<number> | null = null;

/** Fetches new results of a job from main; returns how many. */
function fetchFacts(mine: number): Promise<number> {
  fetching ??= takePage(mine).finally(() => {
    fetching = null;
  });
  return fetching;
}

async function takePage(mine: number): Promise<number> {
  const before = useSweep.getState().planned;
  if (!before || job !== mine) return 0;
  const outcome = await bridge?.sweep.facts({ plan: mine, from: before.facts.length });
  const { planned: now } = useSweep.getState();
  // A later plan has replaced it.
  if (!outcome?.ok || job !== mine || now?.plan !== before.plan) return 0;
  const page: readonly PointFacts[] = decode(outcome.value);
  if (page.length > 0) useSweep.setState({ planned: { ...now, facts: [...now.facts, ...page] } });
  return page.length;
}

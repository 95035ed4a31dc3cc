/** Plans the current sweep: its points at once, their findings as main resolves them. */

import { errorText } from '../../shared/errors/words';
import { decode } from '../../shared/ipc/wire';
import { jsonText } from '../../shared/json/write';
import type { Draft } from '../../shared/request/draft';
import { axisFields } from '../../shared/sweep/draft/fields';
import { readSweep } from '../../shared/sweep/draft/readSweep';
import { effectiveValues } from '../../shared/sweep/plan/effective';
import { planPoints } from '../../shared/sweep/plan/planPoints';
import type { SweepSpec } from '../../shared/sweep/sweep';
import { bridge } from '../bridge/bridge';
import { newJob } from '../kit/job';
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
  if (busy) void resolveAll(history.present.draft);
}

/** Resolves the planned points page by page, until all are known or another plan takes their place. */
async function resolveAll(draft: Draft): Promise<void> {
  for (let planned = useSweep.getState().planned; planned; ) {
    const { id, spec, facts: known } = planned;
    job = id;
    const outcome = await bridge?.sweep.plan({ job: id, draft, spec, from: known.length });
    const { planned: now } = useSweep.getState();
    if (job !== id || !now) return;
    const page = outcome?.ok ? decode(outcome.value) : { facts: [], together: [] };
    const { facts, together } = page;
    planned = { ...now, facts: [...now.facts, ...facts], together: together ?? [] };
    useSweep.setState({ planned });
    if (together === null) continue;
    job = null;
    const problem = outcome?.ok === false ? errorText(outcome.error) : null;
    useSweep.setState({ busy: false, problem });
    return;
  }
}

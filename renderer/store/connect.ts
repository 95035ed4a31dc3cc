/** Ties the store to main: startup, the menu, a resolution for every edit, and the draft kept as it is typed. */
import type { Outcome } from '../../shared/ipc/contract';
import { decode } from '../../shared/ipc/wire';
import { runCommand } from '../commands/run';
import { showText } from '../import/open';
import { readAhead, SWEEP } from '../parts/parts';
import { refreshPresetSides } from '../presets/side';
import { isSweepUnsaved } from '../sweep/saved';
import { useSweep } from '../sweep/store';
import { bridge } from './bridge';
import { openRecent, takePayload } from './files';
import { refreshSides } from './sides';
import { useStore } from './store';
import { decidedKey, withDataset } from './work';

/** Starts listening and resolving; called once, before anything is rendered: what main knows already is then rendered at once. */
export function connect(): void {
  if (!bridge) {
    useStore
      .getState()
      .show({ problem: 'This page works inside Pinnboard alone. Start it with npm start.' });
    return;
  }
  bridge.onMenu((event) =>
    event.kind === 'command' ? runCommand(event.command) : void openRecent(event.id),
  );
  useStore.subscribe((state, before) => {
    if (state.history.present !== before.history.present || state.savedKey !== before.savedKey)
      keepSoon();
    if (state.history.present.draft !== before.history.present.draft) void resolveNow();
    if (before.resolveMs === null && state.resolveMs !== null) void readAhead();
    if (state.baseline !== before.baseline || state.against !== before.against) void refreshSides();
    if (
      state.place === 'sweep' &&
      (state.place !== before.place ||
        state.history.present.sweep !== before.history.present.sweep ||
        state.resolution !== before.resolution)
    )
      SWEEP.with(({ planSoon }) => planSoon());
  });
  useSweep.subscribe((state, before) => {
    if (state.saved !== before.saved) keepSoon();
  });
  // What the start brings is a change that is resolved already.
  void start().then(() => (sent === 0 ? resolveNow() : undefined));
}

async function start(): Promise<void> {
  const outcome = await bridge?.startup();
  if (!outcome) return;
  const { show, change } = useStore.getState();
  if (!outcome.ok) {
    show({ problem: outcome.message });
    return;
  }
  const { dataset, payload, text, restored, problem, recents, theme } = outcome.value;
  show({ recents, theme });
  if (restored) {
    change(() => ({ ...restored, origins: restored.origins ?? {} }));
    show({ notes: ['This is what you were working on when the window was last there.'] });
  }
  if (payload) takePayload(payload);
  if (dataset) change((work) => withDataset(work, dataset));
  if (text) showText(text);
  if (problem !== null) show({ problem });
}

let sent = 0;

/**
 * Resolves the draft as it is now, after an edit or when more is known of its dataset; an answer that a later edit
 * overtook is dropped.
 */
export async function resolveNow(): Promise<void> {
  sent += 1;
  const mine = sent;
  const begun = performance.now();
  const { history, startResolving } = useStore.getState();
  const { draft } = history.present;
  startResolving();
  const outcome = await bridge?.resolve(draft);
  if (!outcome || mine !== sent) return;
  const { takeResolution, resolution } = useStore.getState();
  takeResolution(draft, outcome.ok ? decode(outcome.value) : resolution, performance.now() - begun);
  if (!outcome.ok) useStore.getState().show({ problem: outcome.message });
  await refreshSides();
  await refreshPresetSides();
}

/** Keeping is not to take time from typing; what a crash may cost is as little as this. */
const KEEP_EVERY_MS = 250;
let waiting = false;

/** Sends the work to main soon, once for all edits until then. */
function keepSoon(): void {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    const { history, savedKey } = useStore.getState();
    const { draft, typed, origins, sweep } = history.present;
    const unsaved = decidedKey(history.present) !== savedKey;
    void bridge
      ?.keep({ draft, typed, unsaved, origins, sweep, sweepUnsaved: isSweepUnsaved(sweep) })
      .then(tellKept);
  }, KEEP_EVERY_MS);
}

let keepProblem: string | null = null;

/** Says once that keeping fails, not with every edit; and takes it back when it works again. */
function tellKept(outcome: Outcome<null>): void {
  const { problem, show } = useStore.getState();
  const now = outcome.ok ? null : outcome.message;
  if (now === keepProblem) return;
  if (now !== null) show({ problem: now });
  else if (problem === keepProblem) show({ problem: null, status: 'Your work is kept again' });
  keepProblem = now;
}

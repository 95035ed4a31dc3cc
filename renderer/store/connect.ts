/** Ties the store to main: startup, menu commands, and a resolution for every edit. */
import type { Command } from '../../shared/ipc/contract';
import { bridge } from './bridge';
import { exportPayload, openDataset, openExample, openPayload, takePayload } from './files';
import { useStore } from './store';
import { withDataset } from './work';

const COMMAND_ACTIONS: { readonly [command in Command]: () => Promise<void> } = {
  'open-dataset': openDataset,
  'open-example': openExample,
  'open-payload': openPayload,
  'export-payload': exportPayload,
};

/** Starts listening and resolving; called once. */
export function connect(): void {
  if (!bridge) {
    useStore
      .getState()
      .show({ problem: 'This page works inside Pinnboard alone. Start it with npm start.' });
    return;
  }
  bridge.onCommand((command) => void COMMAND_ACTIONS[command]());
  useStore.subscribe((state, before) => {
    if (state.history.present.draft !== before.history.present.draft) void resolveNow();
  });
  void start().then(resolveNow);
}

async function start(): Promise<void> {
  const outcome = await bridge?.startup();
  if (!outcome) return;
  const { show, change } = useStore.getState();
  if (!outcome.ok) {
    show({ problem: outcome.message });
    return;
  }
  const { dataset, payload, problem } = outcome.value;
  if (payload) takePayload(payload);
  if (dataset) change((work) => withDataset(work, dataset));
  if (problem !== null) show({ problem });
}

let sent = 0;

/** Resolves the draft as it is now; an answer that a later edit overtook is dropped. */
async function resolveNow(): Promise<void> {
  sent += 1;
  const mine = sent;
  const begun = performance.now();
  const { history } = useStore.getState();
  const outcome = await bridge?.resolve(history.present.draft);
  if (!outcome || mine !== sent) return;
  const { takeResolution, show } = useStore.getState();
  if (outcome.ok) takeResolution(outcome.value, performance.now() - begun);
  else show({ problem: outcome.message });
}

/** Ties the store to main: startup, the menu, a resolution for every edit, and autosave. */

import { errorText } from '../../shared/errors/words';
import type { MenuEvent, Startup } from '../../shared/ipc/contract';
import type { Gpu } from '../../shared/plan/gpus';
import { bridge } from '../bridge/bridge';
import { showText } from '../import/open';
import { registerActions } from '../kit/actions';
import { autosave, sendDocument } from '../store/autosave';
import { refreshSources } from '../store/diffSources';
import { newId, withDataset } from '../store/document';
import { checkDocument, markLost, nameDocument, takePayload } from '../store/documents';
import { change, markSaved } from '../store/edit';
import { readEnvironments } from '../store/environments';
import { resolveNow } from '../store/resolve';
import { useStore } from '../store/store';
import { askFirstTarget, beginWith, isBlank, isUntargeted } from '../store/target';
import { ACTIONS, runCommand } from './commands';
import { preload, RUNS, STRIP, SWEEP } from './lazyModules';
import { openRecent, prepare } from './openFiles';
import { restoredText } from './restoredText';

/** The GPUs that main knows, for the run plan, which is loaded after the first resolution. */
let gpus: readonly Gpu[] = [];

/** Settles once what main restores is in the store. */
let restored: Promise<void> = Promise.resolve();

/** Starts listening and resolving; called once, before anything is rendered: what main knows already is then rendered at once. */
export function connect(): void {
  registerActions(ACTIONS);
  if (!bridge) {
    useStore.setState({
      problem: 'This page only works inside Pinnboard. Start it with npm start.',
    });
    return;
  }
  bridge.onMenu(answerMain);
  restored = start().finally(follow);
}

/** Saves and resolves what is restored, and from then on every change. */
function follow(): void {
  if (!isBlank(useStore.getState())) sendDocument();
  useStore.subscribe((state, before) => {
    if (
      state.history.present !== before.history.present ||
      state.savedKeys !== before.savedKeys ||
      state.files !== before.files ||
      state.savedSweep !== before.savedSweep
    )
      autosave();
    if (state.history.present.draft !== before.history.present.draft) void resolveNow();
    if (before.resolveMs === null && state.resolveMs !== null) {
      void preload();
      STRIP.with(({ setGpuChoices }) => setGpuChoices(gpus));
    }
    if (state.compared !== before.compared) void refreshSources();
    if (
      state.place === 'sweep' &&
      (state.place !== before.place ||
        // The draft too: undo may lead back to the one that is resolved, and no answer changes anything then.
        state.history.present !== before.history.present ||
        state.resolution !== before.resolution ||
        state.resolvedDocument !== before.resolvedDocument)
    )
      SWEEP.with(({ planSoon }) => planSoon());
  });
  void resolveNow();
  void checkDocument();
}

function answerMain(event: MenuEvent): void {
  switch (event.kind) {
    case 'command':
      runCommand(event.command);
      break;
    case 'recent':
      void openRecent(event.id);
      break;
    case 'document':
      void restored.then(() => sendDocument(event.question));
      break;
    case 'focus':
      void restored.then(checkDocument);
      break;
    case 'groups':
      void resolveNow();
      break;
    case 'environments':
      void readEnvironments();
      break;
    case 'runs':
      void RUNS.loaded()?.runsChanged();
      void STRIP.loaded()?.readFinished();
      break;
    case 'run':
      void restored.then(() => ACTIONS['show-run'](event.run));
      break;
    case 'target':
      useStore.setState({ rememberedTarget: event.target });
      break;
    default:
      useStore.setState({ waiting: event.count });
  }
}

/** Shows what the command line asked to open. */
function showOpened({ dataset, text, source }: Startup): void {
  if (dataset) change((doc) => withDataset(doc, dataset));
  if (text) showText(text);
  if (source) prepare(source);
}

async function start(): Promise<void> {
  const remembered = await bridge?.rememberedTarget();
  const target = remembered?.ok ? remembered.value : null;
  useStore.setState({ rememberedTarget: target });
  // The window is shown while main still reads the dataset.
  if (target !== null) beginWith(target);
  const outcome = await bridge?.startup();
  if (!outcome) return;
  if (!outcome.ok) {
    useStore.setState({ problem: errorText(outcome.error) });
    return;
  }
  const { payload, restored, problem, recents, theme } = outcome.value;
  useStore.setState({
    recents,
    theme,
    waiting: outcome.value.waiting,
    notices: outcome.value.notices,
  });
  gpus = outcome.value.gpus;
  // Undo leads back to a blank configuration, which has a target.
  const named = restored?.draft.target ?? payload?.draft.target;
  if (target === null && named !== undefined) beginWith(named);
  if (restored) {
    const { unsaved, saved, file, ...editorDocument } = restored;
    change(() => ({ ...editorDocument, id: newId(), origins: editorDocument.origins ?? {} }));
    const { present } = useStore.getState().history;
    if (file) nameDocument(present, file);
    if (file && unsaved) markLost(present);
    else if (!unsaved) markSaved();
    useStore.setState({ notes: [restoredText(unsaved, saved)] });
  }
  if (payload) await takePayload(payload);
  showOpened(outcome.value);
  if (problem !== null) useStore.setState({ problem });
  if (isUntargeted(useStore.getState())) askFirstTarget();
}

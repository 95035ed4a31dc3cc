/** Ties the store to main: startup, the menu, a resolution for every edit, and the draft kept as it is typed. */
import type { MenuEvent, Outcome } from '../../shared/ipc/contract';
import { decode } from '../../shared/ipc/wire';
import { bridge } from '../bridge/bridge';
import { showText } from '../import/open';
import { refreshSources } from '../store/diffSources';
import { dirtyKey, withDataset } from '../store/document';
import { openRecent, takePayload } from '../store/files';
import { refreshPresetSources } from '../store/presetSources';
import { useStore } from '../store/store';
import { askFirstTarget, beginWith, isBlank, isUntargeted } from '../store/target';
import { isSweepUnsaved } from '../sweep/saved';
import { useSweep } from '../sweep/store';
import { runCommand } from './commands';
import { readAhead, SWEEP } from './lazyModules';
import { restoredText } from './restoredText';

/** Starts listening and resolving; called once, before anything is rendered: what main knows already is then rendered at once. */
export function connect(): void {
  if (!bridge) {
    useStore
      .getState()
      .show({ problem: 'This page works inside Pinnboard alone. Start it with npm start.' });
    return;
  }
  bridge.onMenu(answerMain);
  useStore.subscribe((state, before) => {
    if (state.history.present !== before.history.present || state.savedKey !== before.savedKey)
      keep();
    if (state.history.present.draft !== before.history.present.draft) void resolveNow();
    if (before.resolveMs === null && state.resolveMs !== null) void readAhead();
    if (state.baseline !== before.baseline || state.against !== before.against)
      void refreshSources();
    if (
      state.place === 'sweep' &&
      (state.place !== before.place ||
        state.history.present.sweep !== before.history.present.sweep ||
        state.resolution !== before.resolution)
    )
      SWEEP.with(({ planSoon }) => planSoon());
  });
  useSweep.subscribe((state, before) => {
    if (state.saved !== before.saved) keep();
  });
  void started.then(resolveNow);
  void start().finally(begin);
}

/** Resolves once what main restores is in the store: until then the store says nothing about the document. */
let begin: () => void = () => {};
let begun = false;
const started = new Promise<void>((resolve) => {
  begin = () => {
    begun = true;
    if (!isBlank(useStore.getState())) send();
    resolve();
  };
});

function answerMain(event: MenuEvent): void {
  switch (event.kind) {
    case 'command':
      runCommand(event.command);
      break;
    case 'recent':
      void openRecent(event.id);
      break;
    case 'document':
      void started.then(() => send(event.question));
      break;
    case 'target':
      useStore.getState().show({ rememberedTarget: event.target });
      break;
    default:
      useStore.getState().show({ waiting: event.count });
  }
}

async function start(): Promise<void> {
  const remembered = await bridge?.rememberedTarget();
  const target = remembered?.ok ? remembered.value : null;
  useStore.getState().show({ rememberedTarget: target });
  // The window is shown while main still reads the dataset.
  if (target !== null) beginWith(target);
  const outcome = await bridge?.startup();
  if (!outcome) return;
  const { show, change, markSaved } = useStore.getState();
  if (!outcome.ok) {
    show({ problem: outcome.message });
    return;
  }
  const { dataset, payload, text, restored, problem, recents, theme } = outcome.value;
  show({ recents, theme, waiting: outcome.value.waiting, notices: outcome.value.notices });
  // Undo leads back to a blank configuration, which has a target.
  const named = restored?.draft.target ?? payload?.draft.target;
  if (target === null && named !== undefined) beginWith(named);
  if (restored) {
    const { unsaved, saved, ...editorDocument } = restored;
    change(() => ({ ...editorDocument, origins: editorDocument.origins ?? {} }));
    if (!unsaved) markSaved();
    show({ notes: [restoredText(unsaved, saved)] });
  }
  if (payload) takePayload(payload);
  if (dataset) change((work) => withDataset(work, dataset));
  if (text) showText(text);
  if (problem !== null) show({ problem });
  if (isUntargeted(useStore.getState())) askFirstTarget();
}

let sent = 0;

/**
 * Resolves the draft as it is now, after an edit or when more is known of its dataset; an answer that a later edit
 * overtook is dropped.
 */
export async function resolveNow(): Promise<void> {
  if (!begun || isUntargeted(useStore.getState())) return;
  sent += 1;
  const mine = sent;
  const begunAt = performance.now();
  const { history, startResolving } = useStore.getState();
  const { draft } = history.present;
  startResolving();
  const outcome = await bridge?.resolve(draft);
  if (!outcome || mine !== sent) return;
  const { takeResolution, failResolving } = useStore.getState();
  if (outcome.ok) takeResolution(draft, decode(outcome.value), performance.now() - begunAt);
  else failResolving(draft, outcome.message);
  await refreshSources();
  await refreshPresetSources();
}

let sending = false;
let changed = false;
/** How often the work was sent; a window in which nothing was done leaves no draft. */
let kept = 0;

/** Sends the work to main at once; what is edited in the same task goes together after it. */
function keep(): void {
  if (!begun || (kept === 0 && isBlank(useStore.getState()))) return;
  changed = true;
  if (sending) return;
  sending = true;
  changed = false;
  send();
  queueMicrotask(() => {
    sending = false;
    if (changed) keep();
  });
}

/** `answers` is the question of main that this answers. */
function send(answers?: number): void {
  kept += 1;
  const { history, savedKey } = useStore.getState();
  const { draft, typed, origins, sweep } = history.present;
  const unsaved = dirtyKey(history.present) !== savedKey;
  const sweepUnsaved = isSweepUnsaved(sweep);
  const question = answers === undefined ? {} : { answers };
  void bridge
    ?.keep({ draft, typed, unsaved, origins, sweep, sweepUnsaved, ...question })
    .then(tellKept);
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

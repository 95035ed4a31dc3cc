/** What each command and each feature's request does in the window. */

import type { CommandId } from '../../shared/commands/commands';
import type { Theme } from '../../shared/ipc/theme';
import { bridge } from '../bridge/bridge';
import { copyDiff } from '../diff/copy';
import { copyFindings } from '../findings/copy';
import { openSafeFixes } from '../findings/safe';
import { stepFinding } from '../findings/step';
import { fixActive, pinActive, resetActive } from '../form/active';
import { openImport } from '../import/open';
import type { Actions } from '../kit/actions';
import { openPresets, openSavePreset } from '../presets/open';
import { ask } from '../store/ask';
import { pinSnapshot } from '../store/diffSources';
import {
  beginDocument,
  duplicateDocument,
  revertDocument,
  saveDocument,
  saveDocumentAs,
} from '../store/documents';
import { redo, seal, undo } from '../store/edit';
import { chooseOutput, copyCommand, exportPayload, openExample } from '../store/files';
import { resetColumns } from '../store/prefs';
import { showTab } from '../store/showTab';
import { useStore } from '../store/store';
import { askTarget } from '../store/target';
import type { Place, Tab } from '../store/viewState';
import { MODEL, PLAN, PREPARE, REFERENCE, RUN, RUNS, STRIP, SWEEP } from './lazyModules';
import { openDataset, openFile, openRecent, prepareDataset } from './openFiles';
import { stepColumn } from './stepColumn';

function show(place: Place): void {
  // What is typed in the view that is left is committed.
  seal();
  useStore.setState({ place, overlay: null });
}

const tab = (name: Tab) => () => {
  useStore.setState({ place: 'form' });
  showTab(name);
};

export function setTheme(theme: Theme): void {
  useStore.setState({ theme });
  void bridge?.setTheme(theme);
}

/** A new configuration for the remembered target, which is asked for when there is none; undo restores the previous document. */
function newConfiguration(): void {
  const { rememberedTarget } = useStore.getState();
  if (rememberedTarget !== null) beginDocument(rememberedTarget);
  else askTarget(beginDocument);
}

function focusSearch(): void {
  const search = document.querySelector('[data-search], [data-add-axis]');
  if (search instanceof HTMLInputElement) search.select();
}

export const ACTIONS: Actions = {
  'new-window': () => ask(bridge?.newWindow()),
  'new-configuration': newConfiguration,
  open: openFile,
  'open-example': openExample,
  'import-text': openImport,
  prepare: () => PREPARE.with(({ chooseAndPrepare }) => chooseAndPrepare()),
  save: saveDocument,
  'save-as': saveDocumentAs,
  duplicate: duplicateDocument,
  revert: revertDocument,
  'choose-output': chooseOutput,
  run: () => RUN.with(({ openRun }) => openRun()),
  'export-payload': exportPayload,
  'export-as': () => useStore.setState({ overlay: 'export' }),
  'open-sweep': () => SWEEP.with(({ openSweepFile }) => openSweepFile()),
  'save-sweep': () => SWEEP.with(({ saveSweep }) => saveSweep()),
  'export-sweep': () => SWEEP.with(({ exportSweep }) => exportSweep()),
  'close-window': () => bridge?.closeWindow(),
  undo: () => undo(),
  redo: () => redo(),
  'reset-field': resetActive,
  'pin-field': pinActive,
  'sweep-field': () => SWEEP.with(({ sweepActive }) => sweepActive()),
  'fix-finding': fixActive,
  'fix-safe': openSafeFixes,
  presets: openPresets,
  'save-preset': openSavePreset,
  upgrade: () => useStore.setState({ overlay: 'upgrade' }),
  'take-snapshot': pinSnapshot,
  'copy-command': copyCommand,
  'copy-diff': copyDiff,
  'copy-findings': copyFindings,
  'show-findings': tab('findings'),
  'show-diff': tab('diff'),
  'show-payload': tab('payload'),
  'show-params': tab('params'),
  'show-used-values': tab('used-values'),
  'show-explain': tab('explain'),
  'show-export': tab('export'),
  configure: () => show('form'),
  plan: () => show('plan'),
  sweep: () => show('sweep'),
  runs: () => show('runs'),
  environments: () => show('environments'),
  'run-setup': () => useStore.setState({ runSetup: 'entry_point' }),
  'theme-system': () => setTheme('system'),
  'theme-light': () => setTheme('light'),
  'theme-dark': () => setTheme('dark'),
  'reset-columns': () => resetColumns(),
  palette: () => useStore.setState({ overlay: 'palette' }),
  search: focusSearch,
  'run-plan': () => STRIP.with(({ focusStrip }) => focusStrip()),
  'next-finding': () => stepFinding(1),
  'previous-finding': () => stepFinding(-1),
  'next-column': () => stepColumn(1),
  'previous-column': () => stepColumn(-1),
  reference: () => REFERENCE.with(({ openAtActive }) => openAtActive()),
  shortcuts: () => useStore.setState({ overlay: 'shortcuts' }),
  'open-log': () => ask(bridge?.openLog()),
  about: () => ask(bridge?.about()),
  'open-page': (page) => REFERENCE.with(({ openReference }) => openReference(page)),
  'open-field-page': (name) => REFERENCE.with(({ openField }) => openField(name)),
  'sweep-row': (row) => SWEEP.with(({ sweepRow }) => sweepRow(row)),
  'open-recent': openRecent,
  'open-dataset': openDataset,
  'prepare-dataset': prepareDataset,
  'show-run': (run) =>
    RUNS.with(({ showRun }) => {
      showRun(run);
      show('runs');
    }),
  'inspect-model': (of) => MODEL.with(({ openModelSheet }) => openModelSheet(of)),
  'show-on-map': () =>
    PLAN.with(({ showGroups }) => {
      showGroups();
      show('plan');
    }),
};

/** Commands that need no configuration, or bring their own. */
const WITHOUT_TARGET: readonly CommandId[] = [
  'new-window',
  'open',
  'close-window',
  'theme-system',
  'theme-light',
  'theme-dark',
  'open-log',
  'about',
];

/** Carries out a command; what it asks of main goes on by itself. */
export function runCommand(id: CommandId): void {
  if (useStore.getState().targetQuestion !== null && !WITHOUT_TARGET.includes(id)) return;
  ACTIONS[id]();
}

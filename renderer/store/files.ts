/** What the window does with files, each through main: open, drop, choose, export. */

import { commandLine, unsupportedParts } from '../../shared/formats/commandLine';
import type { OpenedDataset } from '../../shared/ipc/opened';
import { visible } from '../../shared/values/visible';
import { bridge } from '../bridge/bridge';
import { ask } from './ask';
import { LAST_EXPORT, pinSource, resolvedSource } from './diffSources';
import { type EditorDocument, requestOf, withDataset, withDraft, withModel } from './document';
import { fileOf, keysOnceSaved } from './documentState';
import { change } from './edit';
import { waitsForText } from './pending';
import { reveal } from './reveal';
import { settled } from './settled';
import { useStore } from './store';

/** Reads the recent files again. */
export async function refreshRecents(): Promise<void> {
  const recents = await ask(bridge?.recents());
  if (recents) useStore.setState({ recents });
}

/** Opens a dataset in the place of the one that is there. */
export function takeDataset(dataset: OpenedDataset): void {
  change((editorDocument) => withDataset(editorDocument, dataset));
  useStore.setState({
    problem: null,
    notes: [],
    status:
      dataset.reading.status === 'ok' ? `Opened ${dataset.name}` : `${dataset.name} cannot be used`,
  });
  void refreshRecents();
}

export async function openExample(): Promise<void> {
  const dataset = await ask(bridge?.openExample());
  if (dataset) takeDataset(dataset);
}

export async function chooseModel(): Promise<void> {
  const model = await ask(bridge?.chooseModel());
  if (model) change((doc) => withModel(doc, model));
}

export async function chooseOutput(): Promise<void> {
  const folder = await ask(bridge?.chooseOutput());
  if (folder) change((doc) => withDraft(doc, { output_dir: folder }));
}

/**
 * The document, when it has a payload as far as is known. When a text is not understood or the factory refuses it, goes
 * there instead and says so, beginning with `not` (`Not exported`); null then.
 */
export async function payloadReady(not: string): Promise<EditorDocument | null> {
  if (waitsForText(not)) return null;
  const asked = useStore.getState().history.present;
  await settled();
  const { resolvedDocument, resolution, failure } = useStore.getState();
  // Edited again meanwhile: main judges what was there when it was asked for.
  if (resolvedDocument.draft !== asked.draft) return asked;
  const refused = resolution.findings.find(({ outcome }) => outcome === 'blocked');
  const why = failure !== null ? 'the request could not be resolved.' : refused?.message;
  if (why === undefined) return asked;
  useStore.setState({ tab: 'findings', panelOpen: true, status: `${not}: ${why}` });
  if (failure === null && refused) reveal(refused.fields);
  return null;
}

/** Exports the draft, or goes to what keeps it from that. */
export async function exportPayload(): Promise<void> {
  const exported = await payloadReady('Not exported');
  if (exported === null) return;
  const result = await ask(bridge?.exportPayload(exported.draft));
  if (result?.status === 'saved') {
    useStore.setState({ problem: null, status: `Exported to ${result.path}` });
    noteExport(exported);
    const source = await resolvedSource(exported.draft, 'Last export');
    if (source) pinSource(LAST_EXPORT, source);
    void refreshRecents();
  }
  if (result?.status === 'cancelled') useStore.setState({ status: 'Export cancelled' });
}

/** A document without a file is in the export; one with a file is saved there alone. */
const noteExport = (doc: EditorDocument): void =>
  useStore.setState((state) => (fileOf(state, doc) ? {} : keysOnceSaved(state, doc, undefined)));

/** Copies the command line that makes the same payload. */
export async function copyCommand(): Promise<void> {
  if (waitsForText('Not copied')) return;
  const request = requestOf(useStore.getState().history.present);
  const left = unsupportedParts(request).map(({ name }) => visible(name));
  const without = left.length === 0 ? '' : ` without ${left.join(', ')}, which it cannot express`;
  await copyText(commandLine(request), `Command line copied${without}`);
}

/** Copies a text; says in the footer what was copied. */
export async function copyText(text: string, done: string): Promise<void> {
  await navigator.clipboard.writeText(text).then(
    () => useStore.setState({ status: done }),
    () =>
      useStore.setState({
        problem: 'Not copied: the clipboard is not available.',
      }),
  );
}

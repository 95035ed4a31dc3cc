/** Copying an export, and saving it through the main process. */
import type { ExportFormat } from '../../shared/exporters/format';
import type { ExportedAs } from '../../shared/ipc/contract';
import { bridge } from '../bridge/bridge';
import { ask } from '../store/ask';
import { copyText } from '../store/files';
import { waitsForText } from '../store/pending';
import { useStore } from '../store/store';

export async function copyForm({ title }: ExportFormat, text: string): Promise<void> {
  if (!waitsForText('Not copied')) await copyText(text, `Copied: ${title}`);
}

/** Saves the draft in this format; the main process writes the text from the draft. */
export async function saveForm({ id, title }: ExportFormat, loader: boolean): Promise<void> {
  if (waitsForText('Not saved')) return;
  const { history } = useStore.getState();
  const saved = await ask(bridge?.exportAs({ draft: history.present.draft, format: id, loader }));
  if (saved?.status === 'cancelled') useStore.setState({ status: 'Not saved' });
  else if (saved) useStore.setState({ problem: null, status: savedText(title, saved) });
}

type Saved = Extract<ExportedAs, { status: 'saved' }>;

const LOADER: { readonly [outcome in Saved['loader']]: string } = {
  'not asked': '',
  written: ', with pinnboard_payload.py',
  'there already': '; pinnboard_payload.py is already there',
  'left alone': '; the existing pinnboard_payload.py was not replaced',
};

const savedText = (title: string, { path, loader }: Saved): string =>
  `${title} saved to ${path}${LOADER[loader]}`;

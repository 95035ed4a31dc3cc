/** Importing a text as one step of undo. */

import type { Finding } from '../../shared/findings/finding';
import { counted } from '../kit/format';
import { appliedText } from '../store/appliedText';
import type { EditorDocument } from '../store/document';
import { change } from '../store/edit';
import { useStore } from '../store/store';
import type { Merged } from './merge';
import { fileText } from './words';

/** Findings shown in the window afterwards; the others are counted. */
const MOST_SHOWN = 3;

/** `label` names what was imported; the footer offers undo. */
export function applyImport(
  label: string,
  { work, files }: Merged,
  findings: readonly Finding[],
): void {
  const before: EditorDocument = useStore.getState().history.present;
  change(() => work);
  const shown = findings.slice(0, MOST_SHOWN).map(({ message }) => message);
  const more = findings.length - shown.length;
  useStore.setState({
    overlay: null,
    problem: null,
    notes: [
      ...files.filter(({ state }) => state !== 'opened').map((file) => fileText(file, work)),
      ...shown,
      ...(more > 0 ? [`${counted(more, 'more finding')} about the text: Import…`] : []),
    ],
    status: appliedText(label),
    applied: { label, editorDocument: useStore.getState().history.present },
  });
  if (before.draft.workflow !== work.draft.workflow)
    useStore.setState({ filter: 'reaches', query: '' });
}

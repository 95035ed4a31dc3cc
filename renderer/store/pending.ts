/** Nothing is exported or copied while a row's text is not understood. */
import { type PendingText, pendingText } from '../../shared/form/typedText';
import type { EditorDocument } from './document';
import { reveal } from './reveal';
import { useStore } from './store';

/** `"244,0x" in Photons per exposure (nphotons) is not understood` */
const pendingWords = ({ row, text }: PendingText): string =>
  `"${text}" in ${row.label} (${row.name}) is not understood`;

/** Why an export has to wait; null when it does not. */
export function pendingWhy(doc: EditorDocument): string | null {
  const pending = pendingText(doc);
  return pending ? pendingWords(pending) : null;
}

/**
 * Whether an export has to wait for a row's text. Then shows why, beginning with `not` (`Not exported`), and goes to the
 * row, unless a dialog is open.
 */
export function waitsForText(not: string): boolean {
  const { history, overlay } = useStore.getState();
  const pending = pendingText(history.present);
  if (!pending) return false;
  useStore.setState({ status: `${not}: ${pendingWords(pending)}` });
  if (overlay === null) reveal([pending.row.name]);
  return true;
}

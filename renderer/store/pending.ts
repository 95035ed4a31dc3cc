/** What is written waits while a row's text is not understood. */
import { type PendingText, pendingText } from '../../shared/form/typedText';
import type { EditorDocument } from './document';
import { reveal } from './reveal';
import { useStore } from './store';

/** `the text "244,0x" in Photons per exposure (nphotons) is not understood` */
const pendingWords = ({ row, text }: PendingText): string =>
  `the text "${text}" in ${row.label} (${row.name}) is not understood`;

/** Why what is written waits, and what to do; null when nothing waits. */
export function pendingWhy(work: EditorDocument): string | null {
  const pending = pendingText(work);
  return pending ? pendingWords(pending) : null;
}

/**
 * Whether writing has to wait for a row's text. Says so, `not` being what is not done (`Not exported`), and goes to the
 * row, unless something lies over the window.
 */
export function waitsForText(not: string): boolean {
  const { history, show, overlay } = useStore.getState();
  const pending = pendingText(history.present);
  if (!pending) return false;
  show({ status: `${not}: ${pendingWords(pending)}` });
  if (overlay === null) reveal([pending.row.name]);
  return true;
}

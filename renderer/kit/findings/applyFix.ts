import type { Edit } from '../../../shared/request/edits';
import { appliedText } from '../../store/appliedText';
import { useStore } from '../../store/store';

/** Applies a fix as one step; the footer reports it and offers to undo it. */
export function applyFix(label: string, edits: readonly Edit[]): void {
  const { edit, show } = useStore.getState();
  edit(edits);
  const { history } = useStore.getState();
  show({ status: appliedText(label), applied: { label, editorDocument: history.present } });
}

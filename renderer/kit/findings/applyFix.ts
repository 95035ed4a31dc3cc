import type { Edit } from '../../../shared/findings/finding';
import { useStore } from '../../store/store';
import { appliedText } from './words';

/** Applies a fix as one step; the footer says so and offers to take it back. */
export function applyFix(label: string, edits: readonly Edit[]): void {
  const { edit, show } = useStore.getState();
  edit(edits);
  const { history } = useStore.getState();
  show({ status: appliedText(label), applied: { label, editorDocument: history.present } });
}

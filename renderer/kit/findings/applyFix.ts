import type { Edit } from '../../../shared/request/edits';
import { appliedText } from '../../store/appliedText';
import { applyRequestEdits } from '../../store/edit';
import { useStore } from '../../store/store';

/** Applies a fix as one step; the footer reports it and offers to undo it. */
export function applyFix(label: string, edits: readonly Edit[]): void {
  applyRequestEdits(edits);
  const { history } = useStore.getState();
  useStore.setState({
    status: appliedText(label),
    applied: { label, editorDocument: history.present },
  });
}

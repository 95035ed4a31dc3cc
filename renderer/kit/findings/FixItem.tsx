import type { Fix } from '../../../shared/findings/finding';
import { useDocument } from '../../store/store';
import { MenuItem } from '../Menu';
import { useAnswer } from '../useAnswer';
import { applyFix } from './applyFix';
import { askPreview } from './preview';
import { effectText } from './previewWords';

/** A fix in a menu, with its effect on the findings as the second line. */
export function FixItem({ fix: { label, edits } }: { fix: Fix }) {
  const draft = useDocument((doc) => doc.draft);
  const effect = useAnswer(draft, () => askPreview(edits));
  return (
    <MenuItem
      detail={effect === null ? 'Resolving…' : effect.ok ? effectText(effect.value) : 'No preview'}
      onSelect={() => applyFix(label, edits)}
    >
      {label}
    </MenuItem>
  );
}

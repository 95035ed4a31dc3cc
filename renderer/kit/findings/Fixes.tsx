import type { Finding } from '../../../shared/findings/finding';
import { applyFix } from './applyFix';
import { FixButton } from './FixButton';
import { askPreview } from './preview';

/** The finding's fixes, one button each. */
export function Fixes({ finding }: { finding: Finding }) {
  return finding.fixes.map(({ label, edits }) => (
    <FixButton
      key={label}
      label={label}
      ask={() => askPreview(edits)}
      onClick={() => applyFix(label, edits)}
    />
  ));
}

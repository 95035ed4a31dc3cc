import type { Finding } from '../../shared/findings/finding';
import { useStore } from '../store/store';

/** The finding's fixes, one button each. */
export function Fixes({ finding }: { finding: Finding }) {
  const edit = useStore((state) => state.edit);
  const show = useStore((state) => state.show);
  return finding.fixes.map(({ label, edits }) => (
    <button
      key={label}
      type="button"
      className="btn small"
      onClick={() => {
        edit(edits);
        show({ status: `Applied: ${label}` });
      }}
    >
      {label}
    </button>
  ));
}

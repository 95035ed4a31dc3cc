import { useDocument } from '../store/store';
import type { PanelProps } from './panel';
import { UpgradePreview } from './UpgradePreview';

/** What changes when this configuration moves to the selected target. */
export function UpgradePanel({ target }: PanelProps) {
  const current = useDocument(({ draft }) => draft.target);
  if (target === null || target === current) return null;
  return (
    <section aria-label="Upgrade preview">
      <h3>Upgrade preview</h3>
      <UpgradePreview key={target} to={target} />
    </section>
  );
}

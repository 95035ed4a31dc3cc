import type { PanelProps } from './panel';

/** What changes when this configuration moves to the selected target. */
export function UpgradePanel(_about: PanelProps) {
  return null;
}

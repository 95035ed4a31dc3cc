/** The parts that are read later: all that the first frame does not show. Each is a file of the bundle. */
import { part, tellUnread } from './part';

export const RULES = part(() => import('../../shared/rules/facts'));
export const PALETTE = part(() => import('../overlays/entries'));
export const REFERENCE = part(() => import('../reference/part'));
export const SWEEP = part(() => import('../sweep/part'));
export const PRESETS = part(() => import('../presets/Presets'));
export const HAND_OVER = part(() => import('../handover/part'));
export const IMPORT = part(() => import('../import/ImportSheet'));

/** Those that are likely wanted first stand first. */
const AHEAD = [RULES, PALETTE, REFERENCE, SWEEP, PRESETS, HAND_OVER, IMPORT];

/** Reads them one after the other while the window has nothing else to do, so that opening one does not wait. */
export async function readAhead(): Promise<void> {
  for (const { read } of AHEAD) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    await read().catch(tellUnread);
  }
}

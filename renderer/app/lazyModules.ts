/** Lazy modules: everything that the first frame does not show. Each is a file of the bundle. */
import { EXPORTERS } from '../export/exporters';
import { lazyModule, reportLoadFailure } from '../kit/lazyModule';
import { RULES } from '../kit/rules';

export const PALETTE = lazyModule(() => import('./palette/entries'));
export const REFERENCE = lazyModule(() => import('../reference/part'));
export const SWEEP = lazyModule(() => import('../sweep/part'));
export const PRESETS = lazyModule(() => import('../presets/Presets'));
export const EXPORT = lazyModule(() => import('../export/lazy'));
export const IMPORT = lazyModule(() => import('../import/ImportSheet'));

/** In the order in which they are likely to be needed. */
const AHEAD = [RULES, PALETTE, REFERENCE, SWEEP, PRESETS, EXPORTERS, EXPORT, IMPORT];

/** Reads them one after the other while the window has nothing else to do, so that opening one does not wait. */
export async function readAhead(): Promise<void> {
  for (const { read } of AHEAD) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    await read().catch(reportLoadFailure);
  }
}

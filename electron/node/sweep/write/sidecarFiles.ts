/** Files that are put beside the points as they are. */
import { fileURLToPath } from 'node:url';
import { LOADER, readLoader } from '../../session/loader';

/** Below `dist/` the resources are beside the folders of the bundles, in a checkout below `electron/`. */
const PLACES = ['..', '../../..'];

/** The module that loads, verifies and runs payload files; none where this Pinnboard comes without it. */
export async function sidecarFiles(): Promise<{ name: string; text: string }[]> {
  for (const place of PLACES) {
    const text = await readLoader(fileURLToPath(new URL(place, import.meta.url))).catch(() => null);
    if (text !== null) return [{ name: LOADER, text }];
  }
  return [];
}

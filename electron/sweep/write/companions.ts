/** Files that are put beside the points as they are. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const MODULE = 'pinnboard_payload.py';

/** Below `dist/` the resources stand beside the bundles' folders, in a checkout below `electron/`. */
const PLACES = ['../resources/', '../../resources/'];

/** The module that loads, verifies and runs payload files; none where this Pinnboard comes without it. */
export async function companions(): Promise<{ name: string; text: string }[]> {
  for (const place of PLACES) {
    const file = fileURLToPath(new URL(`${place}${MODULE}`, import.meta.url));
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text !== null) return [{ name: MODULE, text }];
  }
  return [];
}

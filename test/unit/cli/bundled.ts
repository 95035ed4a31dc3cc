/** The bundled command line, as users start it: a process with it begins in a tenth of the time that its sources take. */
import path from 'node:path';
import { DIST } from '../../../build/paths.mjs';
import { bundleFirst, isBundled } from '../bundled';

/** Its file; where `dist` is older than its sources, it is bundled into `folder`, which stands for `dist`, before the tests of a file. */
export function bundledCommandLine(folder: string): string {
  if (isBundled) return path.join(DIST, 'cli', 'pinnboard.cjs');
  const out = path.join(folder, 'cli');
  bundleFirst(['electron/cli/main.ts', out, 'pinnboard.cjs', 'node20']);
  return path.join(out, 'pinnboard.cjs');
}

/** The bundled command line, as users start it: a process with it begins in a tenth of the time that its sources take. */
import path from 'node:path';
import { build } from 'vite';
import { beforeAll } from 'vitest';
import { commonJs, isStale } from '../../../build/bundle.mjs';
import { DIST } from '../../../build/paths.mjs';

/** `npm test` has bundled it; tests that are run by hand may come before the next build. */
const isBundled = !(await isStale());

/** Its file; where `dist` is older than its sources, it is bundled into `folder`, which stands for `dist`, before the tests of a file. */
export function bundledCommandLine(folder: string): string {
  if (isBundled) return path.join(DIST, 'cli', 'pinnboard.cjs');
  const out = path.join(folder, 'cli');
  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      ...commonJs('electron/cli/main.ts', out, 'pinnboard.cjs', 'node20'),
    });
  });
  return path.join(out, 'pinnboard.cjs');
}

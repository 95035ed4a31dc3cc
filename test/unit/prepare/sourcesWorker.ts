/** The bundled worker of sources, with its plugins, as `openSource` starts it. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { commonJs, copyPlugins, isStale } from '../../../build/bundle.mjs';
import { DIST } from '../../../build/paths.mjs';

/** `npm test` has bundled it; tests that are run by hand may come before the next build. */
const isBundled = !(await isStale());

/** The folder that stands for `dist`, and the worker in it: bundled before the tests of a file where `dist` is older than its sources. */
export function sourcesWorker(): { readonly folder: string; readonly worker: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-sources-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const out = path.join(folder, 'sources');
  const worker = path.join(out, 'sources.cjs');
  // Not the folder as a whole: tests write beside the worker, and `dist` stays as it was bundled.
  if (isBundled) {
    const bundled = path.join(DIST, 'sources');
    mkdirSync(out);
    for (const name of readdirSync(bundled))
      symlinkSync(path.join(bundled, name), path.join(out, name));
    return { folder, worker };
  }
  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      ...commonJs('electron/node/prepare/sources/worker.ts', out, 'sources.cjs', 'node18'),
    });
    await copyPlugins(out);
  });
  return { folder, worker };
}

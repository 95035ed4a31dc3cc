/** The bundled worker of sources, with its plugins, as `openSource` starts it. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { copyPlugins } from '../../../build/bundle.mjs';
import { DIST } from '../../../build/paths.mjs';
import { bundleFirst, isBundled } from '../bundled';

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
  bundleFirst(['electron/node/prepare/sources/worker.ts', out, 'sources.cjs', 'node18'], () =>
    copyPlugins(out),
  );
  return { folder, worker };
}

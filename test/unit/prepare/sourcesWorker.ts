/** The bundled worker of sources, with its plugins, as `openSource` starts it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { commonJs, copyPlugins } from '../../../build/bundle.mjs';

/** Bundles the worker before the tests of a file; returns the folder that stands for `dist` and is removed after them, and the worker in it. */
export function sourcesWorker(): { readonly folder: string; readonly worker: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-sources-'));
  const out = path.join(folder, 'sources');
  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      ...commonJs('electron/node/prepare/sources/worker.ts', out, 'sources.cjs', 'node18'),
    });
    await copyPlugins(out);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, worker: path.join(out, 'sources.cjs') };
}

// @ts-check
/**
 * `npm run bench`: every bench in test/bench, each with a named peer in the same run; then sweeps of ten thousand points
 * (alone with `-- --sweep`), and typing in the real window (alone with `-- --typing`).
 */
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { bundleIfStale } from './bundle.mjs';
import { resolveElectron } from './electron/resolve.mjs';
import { DIST, ROOT } from './paths.mjs';
import { run } from './runner.mjs';
import { ensureSystem } from './system.mjs';

/** Typing in the window: the peer goes beside the renderer's own files, where the window may load it. */
async function typing() {
  ensureSystem();
  await bundleIfStale();
  const entry = path.join(ROOT, 'test/bench/typing');
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: `${DIST}renderer/bench`,
      lib: {
        entry: `${entry}/controlledInput.tsx`,
        formats: ['es'],
        fileName: () => 'controlled.js',
      },
    },
  });
  const playwright = path.join(ROOT, 'node_modules/.bin/playwright');
  return run(playwright, ['test', '--config', `${entry}/playwright.config.ts`], {
    env: { PINNBOARD_ELECTRON: resolveElectron().executable },
  });
}

const vitest = path.join(ROOT, 'node_modules/.bin/vitest');
const words = process.argv.slice(2);
const only = ['--typing', '--sweep'].find((flag) => words.includes(flag));
const sweep = () => run(process.execPath, [path.join(ROOT, 'test/bench/sweep/sweep.mjs')]);
const benches = () => run(vitest, ['bench', '--run', '--project=node', ...words]);
let status = only === undefined ? await benches() : 0;
if (only !== '--typing') status ||= await sweep();
if (only !== '--sweep') status ||= await typing();
process.exitCode = status;

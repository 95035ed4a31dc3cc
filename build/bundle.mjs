// @ts-check
/** Bundles main, preload, renderer and command line into dist/, when a source is newer than the last bundle. */
import {
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { iconPng } from './icon.mjs';
import { DIST, ROOT } from './paths.mjs';
import { isStarted } from './started.mjs';

const SOURCES = ['shared', 'electron', 'renderer', 'package.json', 'package-lock.json', 'build'];
const STAMP = `${DIST}.stamp`;

/** @param {string} place @returns {Promise<number>} newest modification time below `place`, in ms */
async function newest(place) {
  const facts = await stat(place);
  if (!facts.isDirectory()) return facts.mtimeMs;
  const times = (await readdir(place)).map((name) => newest(path.join(place, name)));
  return Math.max(facts.mtimeMs, ...(await Promise.all(times)));
}

/** True when dist/ is missing, or a source changed since it was made. */
export async function isStale() {
  const made = await stat(STAMP).then(
    (facts) => facts.mtimeMs,
    () => 0,
  );
  const changed = await Promise.all(SOURCES.map((name) => newest(path.join(ROOT, name))));
  return made < Math.max(...changed);
}

/**
 * @param {string} entry @param {string} out folder @param {string} name @param {string} target
 * @returns {import('vite').InlineConfig} one CommonJS file, everything but Electron and Node bundled in
 */
export const commonJs = (entry, out, name, target) => ({
  ssr: { noExternal: true },
  build: {
    ssr: path.join(ROOT, entry),
    outDir: out,
    target,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      external: ['electron', ...builtinModules, /^node:/],
      output: { format: 'cjs', entryFileNames: name, codeSplitting: false },
    },
  },
});

/** Puts HDF5's compression filters beside the bundle of the worker that loads them. @param {string} folder */
export const copyPlugins = (folder) =>
  cp(
    path.join(path.dirname(fileURLToPath(import.meta.resolve('h5wasm-plugins'))), 'plugins'),
    path.join(folder, 'plugins'),
    { recursive: true },
  );

/** Builds everything anew. A failed build leaves the last dist/ as it was. */
export async function bundle() {
  const { version } = JSON.parse(await readFile(`${ROOT}package.json`, 'utf8'));
  const next = `${ROOT}dist.${process.pid}/`;
  const started = new Date();
  const configs = [
    commonJs('electron/main/main.ts', `${next}main`, 'main.cjs', 'node18'),
    commonJs('electron/node/pictures/worker.ts', `${next}pictures`, 'pictures.cjs', 'node18'),
    commonJs('electron/node/array-stats/worker.ts', `${next}values`, 'values.cjs', 'node18'),
    commonJs('electron/node/plan/worker.ts', `${next}plan`, 'plan.cjs', 'node18'),
    commonJs('electron/node/runs/index/worker.ts', `${next}runs`, 'runs.cjs', 'node18'),
    commonJs('electron/node/sweep/worker.ts', `${next}sweep`, 'sweep.cjs', 'node18'),
    commonJs('electron/node/prepare/sources/worker.ts', `${next}sources`, 'sources.cjs', 'node18'),
    commonJs('electron/node/prepare/sheet/worker.ts', `${next}prepare`, 'prepare.cjs', 'node18'),
    commonJs('electron/main/preload.ts', `${next}preload`, 'preload.cjs', 'node18'),
    commonJs('electron/cli/main.ts', `${next}cli`, 'pinnboard.cjs', 'node20'),
    rendererConfig(`${next}renderer`),
  ];
  const { NODE_ENV } = process.env;
  try {
    for (const config of configs)
      await build({
        configFile: false,
        root: ROOT,
        logLevel: 'warn',
        define: { __PINNBOARD_VERSION__: JSON.stringify(version) },
        ...config,
      });
    await cp(`${ROOT}electron/resources`, `${next}resources`, {
      recursive: true,
      // What Python left there of the loader that it imported.
      filter: (name) => !name.includes('__pycache__'),
    });
    await copyPlugins(`${next}sources`);
    await writeFile(`${next}resources/icon.png`, iconPng(256));
    await writeFile(`${next}.stamp`, version);
    // A source saved while we build is newer than what we read of it.
    await utimes(`${next}.stamp`, started, started);
    await rm(DIST, { recursive: true, force: true });
    await mkdir(path.dirname(DIST), { recursive: true });
    await rename(next, DIST);
  } finally {
    // The bundler sets it, and whatever this process starts next would run otherwise than without a new bundle.
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
    await rm(next, { recursive: true, force: true });
  }
}

/** @param {string} out @returns {import('vite').InlineConfig} */
const rendererConfig = (out) => ({
  root: path.join(ROOT, 'renderer'),
  plugins: [react()],
  css: {
    transformer: 'lightningcss',
    // Containers are named in one module and asked for in another.
    lightningcss: { cssModules: { container: false } },
  },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'chrome114',
    sourcemap: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // It is read from the disk, not over a network.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      output: {
        // What the first frame needs comes as one file; by itself it would be cut wherever later parts need some of it.
        chunkFileNames: ({ facadeModuleId, name }) =>
          `assets/${name === 'part' ? path.basename(path.dirname(facadeModuleId ?? '')) : name}-[hash].js`,
        codeSplitting: { groups: [{ name: 'window', tags: ['$initial'] }] },
      },
    },
  },
});

/** Builds when stale; what it says goes to stderr. */
export async function bundleIfStale() {
  if (!(await isStale())) return;
  console.error('Building Pinnboard …');
  await bundle();
}

if (isStarted(import.meta.url)) await bundle();

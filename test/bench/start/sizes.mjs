// @ts-check
/** Sizes: the renderer's bundle beside React alone from the same bundler, the package beside bare Electron. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { resolveElectron } from '../../../build/electron/resolve.mjs';
import { DIST, ROOT } from '../../../build/paths.mjs';
import { printTable } from './table.mjs';

/** @typedef {{ name: string, raw: number, gzip: number }} Chunk */

/** @param {string} folder @returns {Chunk[]} scripts and styles, the largest first */
function chunks(folder) {
  return readdirSync(folder)
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => {
      const text = readFileSync(path.join(folder, name));
      return { name, raw: text.length, gzip: gzipSync(text).length };
    })
    .sort((a, b) => b.raw - a.raw);
}

/** Bytes of a file, or of all in a folder; a link counts as itself. @param {string} place @returns {number} */
function sizeOf(place) {
  const facts = statSync(place);
  if (!facts.isDirectory()) return facts.size;
  return readdirSync(place).reduce((sum, name) => sum + sizeOf(path.join(place, name)), 0);
}

/** @returns {Promise<Chunk[]>} */
async function reactAlone() {
  const outDir = mkdtempSync(path.join(tmpdir(), 'pinnboard-bench-'));
  try {
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      plugins: [react()],
      build: {
        outDir,
        target: 'chrome114',
        modulePreload: { polyfill: false },
        rolldownOptions: { input: path.join(ROOT, 'test/bench/start/reactAlone.tsx') },
      },
    });
    return chunks(path.join(outDir, 'assets'));
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** What the page names, and what those scripts import: read before anything is shown. @param {Chunk[]} all */
function atStart(all) {
  const assets = path.join(DIST, 'renderer/assets');
  const html = readFileSync(path.join(DIST, 'renderer/index.html'), 'utf8');
  const wanted = new Set(all.filter(({ name }) => html.includes(name)).map(({ name }) => name));
  for (const name of wanted) {
    if (!name.endsWith('.js')) continue;
    const text = readFileSync(path.join(assets, name), 'utf8');
    for (const [, imported] of text.matchAll(/(?:from|import)\s?["']\.\/([^"']+)["']/g))
      if (imported !== undefined) wanted.add(imported);
  }
  return all.filter(({ name }) => wanted.has(name));
}

/** @param {Chunk[]} of @param {'raw' | 'gzip'} as */
const kB = (of, as) => of.reduce((sum, chunk) => sum + chunk[as], 0) / 1000;

/** Prints every chunk, then the table. */
export async function sizes() {
  const all = chunks(path.join(DIST, 'renderer/assets'));
  const first = atStart(all);
  const alone = await reactAlone();
  console.log('\nRenderer, by chunk (kB raw, kB gzip; * is read before the first paint):');
  for (const chunk of all)
    console.log(
      `${first.includes(chunk) ? '*' : ' '} ${chunk.name.padEnd(44)}${kB([chunk], 'raw').toFixed(1).padStart(9)}${kB([chunk], 'gzip').toFixed(1).padStart(9)}`,
    );
  /** @type {(what: string, of: Chunk[], as: 'raw' | 'gzip') => import('./table.mjs').Figure} */
  const row = (what, of, as) => ({
    what: `${what}, ${as}`,
    peer: 'react + react-dom alone',
    ours: kB(of, as),
    theirs: kB(alone, as),
    unit: 'kB',
  });
  printTable([
    row('renderer read at start', first, 'raw'),
    row('renderer read at start', first, 'gzip'),
    row('whole renderer', all, 'raw'),
    row('whole renderer', all, 'gzip'),
    ...packaged(),
  ]);
}

/** @returns {import('./table.mjs').Figure[]} */
function packaged() {
  const app = path.join(ROOT, 'release/linux-unpacked');
  if (!existsSync(app)) {
    console.log('\nNo package in release/: run npm run package first to measure it.');
    return [];
  }
  const electron = path.dirname(resolveElectron().executable);
  return [
    {
      what: 'packaged app, unpacked',
      peer: 'bare Electron',
      ours: sizeOf(app) / 1e6,
      theirs: sizeOf(electron) / 1e6,
      unit: 'MB',
    },
  ];
}

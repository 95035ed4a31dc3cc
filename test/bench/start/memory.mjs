// @ts-check
/** Memory of the window beside an empty one, and what ten thousand edits leave behind. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { _electron } from 'playwright';
import { resolveElectron } from '../../../build/electron/resolve.mjs';
import { ROOT } from '../../../build/paths.mjs';
import { atRest } from '../../wait.mjs';
import { median } from '../median.mjs';
import { makeEdits } from './edits.mjs';
import { proportionalMemory } from './processes.mjs';
import { printTable } from './table.mjs';
import { DATASET, newUserData, openWindow } from './window.mjs';

const ROUNDS = 5;
/** Undo keeps 500 steps: what the edits up to the second reading add is bounded by that. */
const READINGS = [0, 2000, 4000, 6000, 8000, 10_000];

/** @typedef {{ edits: number, renderer: number, main: number, whole: number, nodes: number, listeners: number }} Reading */

/** Prints the tables. */
export async function memory() {
  const peers = await windows();
  const readings = await edited();
  console.log('\n edits   renderer heap   main heap   all processes   nodes   listeners');
  for (const { edits, renderer, main, whole, nodes, listeners } of readings)
    console.log(
      `${`${edits}`.padStart(6)}${mega(renderer)} MB${mega(main, 9)} MB${whole.toFixed(0).padStart(13)} MB${`${nodes}`.padStart(8)}${`${listeners}`.padStart(12)}`,
    );
  const [before, full] = readings;
  const after = readings.at(-1);
  if (!before || !full || !after) throw new Error('nothing was read');
  /** @type {(what: string, ours: number, theirs: number) => import('./table.mjs').Figure} */
  const row = (what, ours, theirs) => ({ what, peer: 'before them', ours, theirs, unit: 'MB' });
  printTable([
    {
      ...row('memory with a dataset open (PSS of all processes)', peers.pinnboard, peers.empty),
      peer: 'empty window, same Electron',
    },
    row('renderer heap after 10 000 edits', after.renderer / 1e6, before.renderer / 1e6),
    row('main heap after 10 000 edits', after.main / 1e6, before.main / 1e6),
    row('PSS of all processes after 10 000 edits', after.whole, before.whole),
  ]);
  const each = (/** @type {'renderer' | 'main'} */ heap) =>
    ((after[heap] - full[heap]) / (after.edits - full.edits)).toFixed(1);
  console.log(
    `\nGrowth an edit once undo is full (from ${full.edits} on): renderer ${each('renderer')} bytes, main ${each('main')} bytes`,
  );
}

/** @param {number} bytes @param {number} [width] */
const mega = (bytes, width = 13) => (bytes / 1e6).toFixed(2).padStart(width);

/** Both kinds of window in turn, each read when its memory is at rest. */
async function windows() {
  /** @type {{ pinnboard: number[], empty: number[] }} */
  const read = { pinnboard: [], empty: [] };
  for (let round = 0; round < ROUNDS; round++)
    for (const which of /** @type {const} */ (['empty', 'pinnboard'])) {
      const userData = newUserData();
      const args = which === 'pinnboard' ? [DATASET] : [];
      const { pid, end } = await openWindow({ which, args, userData, stay: true });
      read[which].push(await atRest('memory', () => proportionalMemory(pid)));
      await end();
      rmSync(userData, { recursive: true, force: true });
    }
  return { pinnboard: median(read.pinnboard), empty: median(read.empty) };
}

/** @returns {Promise<Reading[]>} */
async function edited() {
  const userData = newUserData();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: resolveElectron().executable,
    args: [
      ...sandbox,
      '--js-flags=--expose-gc',
      `--user-data-dir=${userData}`,
      path.resolve(ROOT),
      DATASET,
    ],
  });
  try {
    const page = await app.firstWindow();
    await page.getByText('Resolving…').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^All/ }).click();
    /** @type {Reading[]} */
    const readings = [];
    for (const edits of READINGS) {
      const missing = edits - (readings.at(-1)?.edits ?? 0);
      if (missing > 0) await makeEdits(page, missing, edits);
      await atRest('memory', () => proportionalMemory(app.process().pid ?? 0));
      readings.push({ edits, ...(await read(app, page)) });
    }
    return readings;
  } finally {
    app.process().kill('SIGKILL');
    rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** @param {import('playwright').ElectronApplication} app @param {import('playwright').Page} page */
async function read(app, page) {
  const main = await app.evaluate(() => {
    globalThis.gc?.();
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  await cdp.detach();
  const whole = proportionalMemory(app.process().pid ?? 0);
  return { main, renderer: usedSize, whole, nodes, listeners: jsEventListeners };
}

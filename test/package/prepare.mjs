// @ts-check
/** Another program's HDF5 file becomes a dataset in the packed app, whose HDF5 library and filters lie beside the archive. */
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../build/paths.mjs';
import { makeHome, withApp } from './app.mjs';
import { TITLE } from './fuses.mjs';
import { answerDialog, cli } from './job.mjs';
import { expect } from './report.mjs';

const FOREIGN = path.join(ROOT, 'test/foreign/hxn.h5');

/** @param {string} executable @param {{ folder: string, screen: import('./screen.mjs').Screen }} bench */
export async function checkPrepare(executable, { folder, screen }) {
  const home = makeHome(folder);
  const source = path.join(home, 'hxn.h5');
  copyFileSync(FOREIGN, source);
  const prepared = path.join(home, 'work', 'scan.npz');
  await withApp(executable, { screen, home, args: [source] }, async (app) => {
    await app.window(TITLE);
    // Its sheet is open, with the focus on the button that writes.
    await answerDialog(app, 'Write prepared dataset', 'Return', prepared);
    await app.window('Untitled (scan.npz) — Pinnboard');
  });
  /** @type {{ dataset: { arrays: { name: string, shape: number[] }[] } }} */
  const { dataset } = JSON.parse(
    cli('inspect', '--target', 'ptychopinn-2026.07', '--json', prepared),
  );
  const shape = dataset.arrays.find(({ name }) => name === 'diffraction')?.shape ?? [];
  expect(shape.join() === '30,64,64', `its patterns have the shape ${shape.join(', ')}`);
}

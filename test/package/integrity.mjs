// @ts-check
/** One byte of app.asar is changed: an Electron that watches over it does not run it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../wait.mjs';
import { makeHome, withApp } from './app.mjs';
import { TITLE } from './fuses.mjs';
import { UNPACKED } from './packed.mjs';
import { CannotBeTried, expect } from './report.mjs';
import { variant } from './variants.mjs';

/** In the packed package.json; any letter of it can be another without breaking what the app does. */
const SOMEWHERE = 'Desktop workbench for configuring';

/** @param {import('./fuses.mjs').Bench} bench @param {string} executable @returns {Promise<boolean>} whether it comes up */
const comesUp = ({ folder, screen }, executable) =>
  withApp(executable, { screen, home: makeHome(folder) }, async (app) => {
    await until('a window or the end', () => app.ended || screen.window(TITLE));
    return !app.ended;
  });

/** @param {import('./fuses.mjs').Bench} bench */
export async function checkIntegrity(bench) {
  const asar = readFileSync(path.join(UNPACKED, 'resources/app.asar'));
  expect(await comesUp(bench, variant(bench.folder)), 'control: an unchanged copy does not run');
  const at = asar.lastIndexOf(SOMEWHERE);
  expect(at > 0, `"${SOMEWHERE}" is not in app.asar`);
  asar.writeUInt8(asar.readUInt8(at) ^ 1, at);
  if (!(await comesUp(bench, variant(bench.folder, { asar })))) return;
  // https://electronjs.org/docs/latest/tutorial/asar-integrity, "Version support"
  throw new CannotBeTried(
    'it runs: Electron enforces integrity on macOS and Windows alone. The fuse is set, and does nothing on Linux',
  );
}

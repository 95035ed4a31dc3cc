// @ts-check
/**
 * `npm run test:package`: the packed app does its main job at a screen of its own, without an inspector, and what its
 * fuses forbid is tried, beside an Electron without them. Prints `N passed, N failed`.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleIfStale } from '../../build/bundle.mjs';
import { resolveElectron } from '../../build/electron/resolve.mjs';
import { ROOT } from '../../build/paths.mjs';
import { ensureSystem } from '../../build/system.mjs';
import { stopAll } from './app.mjs';
import { mainJob } from './job.mjs';
import { ensurePackage, NAME, UNPACKED, unpackDeb } from './packed.mjs';
import { Report } from './report.mjs';
import { Screen } from './screen.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-package-'));
// The app from the deb runs as a user without rights.
chmodSync(folder, 0o755);
const screen = new Screen();
const report = new Report((title) => screen.keepPicture(title));

function cleanUp() {
  stopAll();
  screen.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
process.on('exit', cleanUp);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => process.exit(1));

async function checkAll() {
  if (process.platform !== 'linux') throw new Error('This test drives an X server: Linux alone.');
  ensureSystem('package');
  const electron = resolveElectron().executable;
  if (!(await report.check('the package is made', () => ensurePackage(electron)))) return;
  await bundleIfStale();
  await screen.start();
  await report.check('unpacked: dataset in, value typed, payload out and in again', () =>
    mainJob(path.join(UNPACKED, NAME), { folder, screen }),
  );
  await report.check('deb: the same, for a user without rights, in the sandbox', () =>
    mainJob(path.join(unpackDeb(folder), 'opt/Pinnboard', NAME), {
      folder,
      screen,
      unprivileged: true,
    }),
  );
}

rmSync(path.join(ROOT, 'test-results/package'), { recursive: true, force: true });
try {
  await checkAll();
} catch (error) {
  report.failed += 1;
  console.log(`FAILED  ${error instanceof Error ? error.message : error}`);
}
console.log(`${report.passed} passed, ${report.failed} failed`);
process.exit(report.failed === 0 ? 0 : 1);

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
import { checkCommand } from './command.mjs';
import { checkDesktop, checkLicences, checkResources, checkWindow } from './desktop.mjs';
import { fuseChecks } from './fuses.mjs';
import { checkIntegrity } from './integrity.mjs';
import { mainJob } from './job.mjs';
import { ensurePackage, INSTALLED, NAME, UNPACKED, unpackDeb } from './packed.mjs';
import { checkPrepare } from './prepare.mjs';
import { Report } from './report.mjs';
import { PICTURES, Screen } from './screen.mjs';
import { checkTools } from './tools.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-package-'));
// The app from the deb runs as a user without rights.
chmodSync(folder, 0o755);
const screen = new Screen();
const report = new Report();

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
  const bench = { folder, screen, electron };
  await report.check('unpacked: an HDF5 file of another program is prepared and opened', () =>
    checkPrepare(path.join(UNPACKED, NAME), bench),
  );
  const deb = path.join(folder, 'deb');
  if (await report.check('the deb unpacks', () => unpackDeb(deb))) {
    await report.check('deb: the same, for a user without rights, in the sandbox', () =>
      mainJob(path.join(deb, INSTALLED), { folder, screen, unprivileged: true }),
    );
    await report.check('deb: pinnboard is the command line too', () => checkCommand(deb, folder));
    await report.check('deb: entry, icon and file type for the desktop', () =>
      checkDesktop(deb, folder),
    );
    await report.check('the window has its class and icon, and says what it is', () =>
      checkWindow(deb, bench),
    );
  }
  await report.check('nothing strange is packed', () => checkResources(UNPACKED));
  await report.check('the licences are there', () => checkLicences(UNPACKED));
  for (const [title, work] of Object.entries(fuseChecks(bench))) await report.check(title, work);
  await report.check('app.asar with one byte changed is not run', () => checkIntegrity(bench));
  await report.check('Ctrl+Shift+I opens no developer tools', () => checkTools(bench));
}

rmSync(path.join(ROOT, PICTURES), { recursive: true, force: true });
try {
  await checkAll();
} catch (error) {
  report.failed += 1;
  console.log(`FAILED  ${error instanceof Error ? error.message : error}`);
}
console.log(`${report.passed} passed, ${report.failed} failed`);
process.exit(report.failed === 0 ? 0 : 1);

// @ts-check
/**
 * `npm run package`: the app for this platform. electron-builder packs it around the Electron that the resolver
 * finds; a deb is made by Debian's own dpkg-deb, since electron-builder's tools come from where many networks do not
 * reach. `npm run package -- --all` lets electron-builder make every installer of the platform.
 */
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, Platform } from 'electron-builder';
import { bundleIfStale } from './bundle.mjs';
import { makeDeb } from './deb.mjs';
import { resolveElectron } from './electron/resolve.mjs';
import config from './electron-builder.config.mjs';
import { checkFuses, fuseOptions } from './fuses.mjs';
import { licenseNotices } from './licenses.mjs';
import { ROOT } from './paths.mjs';

const RELEASE = path.join(ROOT, 'release');

/** Bytes of a file, or of all in a folder. @param {string} place @returns {number} */
function sizeOf(place) {
  const facts = statSync(place);
  if (!facts.isDirectory()) return facts.size;
  return readdirSync(place).reduce((sum, name) => sum + sizeOf(path.join(place, name)), 0);
}

await bundleIfStale();
mkdirSync(RELEASE, { recursive: true });
writeFileSync(path.join(RELEASE, 'LICENSES.txt'), licenseNotices());
const all = process.argv.includes('--all');
const { executable, version } = resolveElectron();
await build({
  targets: Platform.current().createTarget(all ? undefined : 'dir'),
  publish: 'never',
  projectDir: ROOT,
  config: {
    ...config,
    electronVersion: version,
    electronDist: path.dirname(executable),
    electronFuses: fuseOptions(executable),
  },
});
if (process.platform === 'linux') {
  const app = path.join(RELEASE, 'linux-unpacked');
  const own = sizeOf(path.join(app, 'resources'));
  console.log(`Electron ${version}; the app above it: ${(own / 1e6).toFixed(1)} MB`);
  const wrong = checkFuses(path.join(app, 'pinnboard'));
  console.log(`package: ${makeDeb(app, RELEASE)}`);
  process.exit(wrong === 0 ? 0 : 1);
}

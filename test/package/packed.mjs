// @ts-check
/** The package: made when there is none or a source is newer; and the app as the deb holds it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isStale } from '../../build/bundle.mjs';
import { DIST, ROOT } from '../../build/paths.mjs';
import { CannotBeTried } from './report.mjs';

const RELEASE = path.join(ROOT, 'release');
/** As electron-builder leaves it, and as an archive of it is unpacked. */
export const UNPACKED = path.join(RELEASE, 'linux-unpacked');
export const NAME = 'pinnboard';

/** @param {string} file */
const modified = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);
/** @param {string} folder of an Electron */
const version = (folder) => readFileSync(path.join(folder, 'version'), 'utf8').trim();

/** Whether the package must be made anew. @param {string} electron the executable that would go into it */
async function isOld(electron) {
  const asar = modified(path.join(UNPACKED, 'resources/app.asar'));
  return (
    (await isStale()) ||
    asar < modified(`${DIST}.stamp`) ||
    version(UNPACKED) !== version(path.dirname(electron))
  );
}

/** Sees that the package is there; what it did. @param {string} electron the executable that goes into it */
export async function ensurePackage(electron) {
  if (!(await isOld(electron))) return 'newer than every source';
  const { status } = spawnSync(process.execPath, ['build/package.mjs'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`npm run package ended with ${status}`);
  return 'made';
}

/** Where the deb has the app. */
export const INSTALLED = `opt/Pinnboard/${NAME}`;

/** Unpacks the deb into `root`, as dpkg would into /; its name. @param {string} root */
export function unpackDeb(root) {
  const deb = readdirSync(RELEASE).find((name) => name.endsWith('.deb'));
  if (deb === undefined) throw new CannotBeTried('there is no deb in release/');
  const { status, stderr } = spawnSync('dpkg-deb', ['-x', path.join(RELEASE, deb), root], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`dpkg-deb -x ${deb}: ${stderr}`);
  return deb;
}

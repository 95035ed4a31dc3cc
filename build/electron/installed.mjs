// @ts-check
/** An Electron that is there already. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths.mjs';

export const BINARY =
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron';

/** @typedef {{ executable: string, version: string, source: string }} Runtime */

/**
 * @param {string} folder @param {string} source
 * @returns {Runtime | undefined} the runtime unpacked in `folder`, if it is whole
 */
export function runtimeIn(folder, source) {
  const executable = path.join(folder, BINARY);
  if (!existsSync(executable)) return undefined;
  const file = path.join(folder, 'version');
  const version = existsSync(file)
    ? readFileSync(file, 'utf8').trim().replace(/^v/, '')
    : 'unknown';
  return { executable, version, source };
}

/** The one that `ELECTRON_OVERRIDE_DIST_PATH` names, else the one that the electron package unpacked. */
export function installedElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const runtime = runtimeIn(override, 'ELECTRON_OVERRIDE_DIST_PATH');
    if (runtime) return runtime;
    throw new Error(
      `ELECTRON_OVERRIDE_DIST_PATH is ${override}, and there is no ${BINARY} in it. Name the folder of an unpacked Electron, or unset it.`,
    );
  }
  return runtimeIn(path.join(ROOT, 'node_modules/electron/dist'), 'electron package');
}

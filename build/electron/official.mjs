// @ts-check
/** The official download, by the electron package's own installer, which honours mirrors and proxies. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths.mjs';
import { cacheFolder } from './cache.mjs';
import { installedElectron } from './installed.mjs';

const PATIENCE_MS = 180_000;
const RETRY_AFTER_MS = 6 * 3600_000;

/** @param {(line: string) => void} log */
export function downloadOfficial(log) {
  const failed = path.join(cacheFolder(), 'official-download-failed');
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  // A network that blocked it a moment ago would only cost a wait at every start.
  if (!mirror && existsSync(failed) && Date.now() - statSync(failed).mtimeMs < RETRY_AFTER_MS)
    return undefined;
  log('Downloading Electron …');
  const result = spawnSync(
    process.execPath,
    [path.join(ROOT, 'node_modules/electron/install.js')],
    {
      timeout: PATIENCE_MS,
      stdio: 'ignore',
    },
  );
  const runtime = result.status === 0 ? installedElectron() : undefined;
  if (!runtime) {
    mkdirSync(cacheFolder(), { recursive: true });
    writeFileSync(failed, '');
  }
  return runtime;
}

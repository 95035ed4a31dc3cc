// @ts-check
/** `npm start [-- FILE]`: builds when stale, finds Electron, opens the window. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { bundleIfStale } from './bundle.mjs';
import { resolveElectron } from './electron/resolve.mjs';
import { ROOT } from './paths.mjs';
import { ensureSystem } from './system.mjs';

try {
  const here = process.env.INIT_CWD ?? process.cwd();
  const args = process.argv
    .slice(2)
    .map((arg) => (existsSync(path.resolve(here, arg)) ? path.resolve(here, arg) : arg));
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    throw new Error(
      'There is no display, so no window can be opened.\nThe command line needs none: npm run pinnboard -- inspect FILE; npm run pinnboard -- --help tells the rest.',
    );
  ensureSystem();
  await bundleIfStale();
  const { executable } = resolveElectron();
  // Chromium's sandbox refuses to run as root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(executable, [...sandbox, ROOT, ...args], { stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

// @ts-check
/** `npm run pinnboard -- …`: the command line from a checkout, built when stale. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { bundleIfStale } from './bundle.mjs';
import { DIST } from './paths.mjs';

await bundleIfStale();
const child = spawn(process.execPath, [`${DIST}cli/pinnboard.cjs`, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) =>
  process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)),
);

// @ts-check
/**
 * `npm run test:ssh`: connections behind a real sshd of its own on this machine. Prints `N passed, N failed`. Takes a part
 * of the titles of what is to be run.
 */
import path from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from '../../build/paths.mjs';
import { ensureSystem } from '../../build/system.mjs';
import { Server } from './server.mjs';

let passed = 0;
let failed = 0;
/** @type {Server | null} */
let server = null;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => {
    server?.stop();
    process.exit(1);
  });
try {
  if (process.platform !== 'linux') throw new Error('The sshd of these tests runs on Linux alone.');
  ensureSystem('ssh');
  server = new Server();
  await server.start();
  process.env['PATH'] = `${server.bin}:${process.env['PATH']}`;
  console.log(`sshd listens on port ${server.port}, its log is in ${server.folder}`);
  const load = (/** @type {string} */ file) =>
    runnerImport(path.join(ROOT, file), { root: ROOT, configFile: false, logLevel: 'error' });
  /** @type {{ module: typeof import('./scenarios') }} */
  const { module } = await load('test/ssh/scenarios.ts');
  /** @type {{ module: typeof import('./runScenarios') }} */
  const { module: runs } = await load('test/ssh/runScenarios.ts');
  /** @type {{ module: typeof import('./windowScenarios') }} */
  const { module: windows } = await load('test/ssh/windowScenarios.ts');
  const [only = ''] = process.argv.slice(2);
  for (const [title, scenario] of Object.entries({
    ...module.SCENARIOS,
    ...runs.RUN_SCENARIOS,
    ...windows.WINDOW_SCENARIOS,
  })) {
    if (!title.includes(only)) continue;
    const started = Date.now();
    try {
      await module.inGround(server, scenario);
      passed += 1;
      console.log(`✓ ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      const log = server.log().split('\n').slice(-8).join('\n');
      console.log(`✗ ${title}\n${error instanceof Error ? error.stack : error}\n${log}`);
    }
  }
} catch (error) {
  failed += 1;
  console.error(error instanceof Error ? error.message : error);
} finally {
  server?.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

// @ts-check
/**
 * `npm run test:slurm`: a real Slurm takes and runs run-slurm.sh, with a stand-in for training; it is stopped and killed
 * half-way, submitted again, and no point runs twice. Runs of `pinnboard run` are submitted, followed and stopped. Prints `N passed, N failed`. Takes a part of the titles of what is to be run.
 */
import path from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from '../../build/paths.mjs';
import { ensureSystem } from '../../build/system.mjs';
import { Cluster } from './cluster.mjs';
import { RUN_SCENARIOS } from './runScenarios.mjs';
import { SCENARIOS } from './scenarios.mjs';

let passed = 0;
let failed = 0;
/** @type {Cluster | null} */
let cluster = null;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => {
    cluster?.stop();
    process.exit(1);
  });
try {
  if (process.platform !== 'linux') throw new Error('Slurm runs on Linux alone.');
  ensureSystem('slurm');
  const load = (/** @type {string} */ file) =>
    runnerImport(path.join(ROOT, file), { root: ROOT, configFile: false, logLevel: 'error' });
  /** @type {{ module: typeof import('../unit/sweep/scripts/folder') }} */
  const { module } = await load('test/unit/sweep/scripts/folder.ts');
  /** @type {{ module: typeof import('./runsKit') }} */
  const { module: kit } = await load('test/slurm/runsKit.ts');
  cluster = new Cluster();
  await cluster.start();
  console.log(`${cluster.run('sbatch', ['--version']).trim()} runs in ${cluster.folder}`);
  Object.assign(process.env, cluster.env);
  const scenarios = [
    ...Object.entries(SCENARIOS).map(([title, go]) => ({
      title,
      go: (/** @type {Cluster} */ on) => go(on, module.Sweep),
    })),
    ...Object.entries(RUN_SCENARIOS).map(([title, go]) => ({
      title,
      go: (/** @type {Cluster} */ on) => go(on, kit.Bench),
    })),
  ];
  const [only = ''] = process.argv.slice(2);
  for (const { title, go } of scenarios) {
    if (!title.includes(only)) continue;
    const started = Date.now();
    try {
      await go(cluster);
      passed += 1;
      console.log(`✓ ${title} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`✗ ${title}\n${error instanceof Error ? error.stack : error}`);
      cluster.run('scancel', ['--quiet', '--partition=gpu']);
      await cluster.drained();
    }
  }
} catch (error) {
  failed += 1;
  console.error(error instanceof Error ? error.message : error);
} finally {
  cluster?.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

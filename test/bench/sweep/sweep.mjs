// @ts-check
/** Points resolved and written a second, and peak memory, beside JSON.stringify + writeFile of the same bytes. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { commonJs } from '../../../build/bundle.mjs';
import { ROOT } from '../../../build/paths.mjs';

const EXAMPLE = path.join(ROOT, 'electron/resources/example.npz');
const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-bench-'));

/** @typedef {{ seconds: number, cpu: number, peak: number, file: string }} Measured */

/** @param {string[]} words @returns {Measured} */
function measured(...words) {
  const { stdout, status } = spawnSync(
    process.execPath,
    [path.join(folder, 'entry.cjs'), ...words],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (status !== 0) throw new Error(`${words.join(' ')} failed`);
  return JSON.parse(stdout);
}

/** @param {string} name @param {number} count @param {Measured} run */
const line = (name, count, { seconds, cpu, peak }) =>
  console.log(
    `  ${name.padEnd(58)} ${(count / seconds).toFixed(0).padStart(6)} points/s  ${seconds.toFixed(1).padStart(6)} s  ${cpu.toFixed(1).padStart(6)} s CPU  ${(peak / 2 ** 20).toFixed(0).padStart(5)} MiB peak`,
  );

try {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    ...commonJs('test/bench/sweep/entry.ts', folder, 'entry.cjs', 'node20'),
  });
  for (const target of ['adr-003', 'ptychopinn-2026.07'])
    for (const count of [1000, 10_000]) {
      // Nothing is deleted before all is measured: ext4 makes files slowly where it deleted some seconds ago.
      const place = path.join(folder, `${target}-${count}`);
      mkdirSync(place);
      const ours = measured('pinnboard', String(count), place, EXAMPLE, target);
      const size = statSync(ours.file).size;
      console.log(
        `\nA sweep of ${count} points for ${target}, ${(size / 1024).toFixed(0)} KiB each`,
      );
      line('pinnboard: resolve, write, manifest, crash-safe', count, ours);
      const peer = measured('peer', String(count), place, ours.file);
      line('JSON.stringify + writeFile of the same, nothing resolved', count, peer);
      console.log(`  ${(ours.seconds / peer.seconds).toFixed(2)} times the time of the peer`);
    }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

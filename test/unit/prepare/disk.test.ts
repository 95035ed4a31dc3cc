/** Disks without the space, and Ctrl+C in the middle of a large file. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { prepare } from '../../../electron/node/prepare/prepare';
import { bundledCommandLine } from '../cli/bundled';
import { FOREIGN, folder, options, recipe, withSources } from './prepared';
import { EXAMPLES, recipeOf } from './recipes';
import { sourcesWorker } from './sourcesWorker';

const { worker, folder: dist } = sourcesWorker();
const pinnboard = bundledCommandLine(dist);
const TIKE = path.join(FOREIGN, 'tike.npz');
const tike = recipe(EXAMPLES['tike']?.yaml ?? '');
const mounted: string[] = [];

/** A file system of that size of its own; null where none may be mounted. */
function smallDisk(size: string): string | null {
  const at = mkdtempSync(path.join(tmpdir(), 'pinnboard-disk-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', at]).status !== 0)
    return null;
  mounted.push(at);
  return at;
}

afterAll(() => {
  for (const at of mounted) spawnSync('umount', ['-l', at]);
});

const canMount = smallDisk('64k') !== null;

describe.skipIf(!canMount)('a small disk', () => {
  it('is noticed before anything is written', async () => {
    const disk = smallDisk('512k') ?? '';
    await withSources(worker, [TIKE], async (sources) => {
      const output = path.join(disk, 'out.npz');
      await expect(
        prepare(tike, sources, output, options({ compress: false })),
      ).rejects.toMatchObject({
        code: 'disk-too-small',
        parameters: { path: output, needed: expect.any(Number), free: expect.any(Number) },
      });
    });
    expect(readdirSync(disk)).toEqual([]);
  });

  it('that fills up meanwhile ends with words, and nothing is left', async () => {
    const disk = smallDisk('2m') ?? '';
    await withSources(worker, [TIKE], async (sources) => {
      const output = path.join(disk, 'out.npz');
      const filling = options({
        compress: false,
        progress: (done) => {
          if (done === 0) writeFileSync(path.join(disk, 'other'), Buffer.alloc(1_600_000));
        },
      });
      await expect(prepare(tike, sources, output, filling)).rejects.toMatchObject({
        code: 'write-failed',
        parameters: { path: output, errno: 'ENOSPC' },
      });
    });
    expect(readdirSync(disk)).toEqual(['other']);
  });
});

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s', (signal, code) => {
  it(`ends with ${code}, and nothing is left of a large file`, async () => {
    const from = folder();
    const out = folder();
    const source = path.join(from, 'patterns.npy');
    const header = `{'descr': '<u2', 'fortran_order': False, 'shape': (4900, 512, 512), }`;
    writeFileSync(
      source,
      `\x93NUMPY\x01\x00${String.fromCharCode(118, 0)}${header.padEnd(117)}\n`,
      'latin1',
    );
    // Zeros that are nowhere on the disk.
    truncateSync(source, 128 + 4900 * 512 * 512 * 2);
    const raster = (axis: string) =>
      `{made: raster, axis: ${axis}, rows: 70, columns: 70, step: 1 m}`;
    writeFileSync(
      path.join(from, 'recipe.yaml'),
      recipeOf(
        `patterns: {array: '', quantity: intensity, steps: [amplitude]}\nprobe: {made: disk, diameter: 40 px}\nx: ${raster('fast')}\ny: ${raster('slow')}`,
      ),
    );
    const words = [
      source,
      '--recipe',
      path.join(from, 'recipe.yaml'),
      '-o',
      path.join(out, 'out.npz'),
    ];
    const child = spawn(process.execPath, [pinnboard, 'prepare', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, XDG_CONFIG_HOME: from },
    });
    const ended = new Promise<number | null>((done) => child.on('exit', (own) => done(own)));
    await expect.poll(() => readdirSync(out).length).toBe(1);
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(readdirSync(out)).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { load } from 'npyjs';
import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../build/example.mjs';
import { readDataset } from '../../../electron/node/dataset/read';
import { metadataPhotons } from '../../../shared/dataset/metadata';

const PATH = 'electron/resources/example.npz';

/** Numbers of one array, decoded by a library that is not ours. */
async function numbers(name: string): Promise<number[]> {
  const member = unzipSync(readFileSync(PATH))[`${name}.npy`];
  if (!member) throw new Error(`no ${name}`);
  const { data } = await load(member);
  return Array.from(new Float64Array(Object.values(data)));
}

describe('the bundled example', () => {
  it('is what its script writes, byte for byte', () => {
    expect(Buffer.compare(exampleDataset(), readFileSync(PATH))).toBe(0);
  });

  it('is a complete dataset', async () => {
    const reading = await readDataset(PATH);
    if (reading.status !== 'ok') throw new Error(reading.problem);
    expect(reading.unreadable).toEqual([]);
    expect(reading.size).toBeLessThan(1_500_000);
    expect(metadataPhotons(reading.metadata)).toBe(1e9);
    expect(reading.arrays.map(({ name, dtype, shape }) => [name, dtype, shape])).toEqual([
      ['diffraction', 'float32', [36, 64, 64]],
      ['diff3d', 'float32', [36, 64, 64]],
      ['probeGuess', 'complex64', [64, 64]],
      ['objectGuess', 'complex64', [168, 168]],
      ['xcoords', 'float64', [36]],
      ['ycoords', 'float64', [36]],
      ['xcoords_start', 'float64', [36]],
      ['ycoords_start', 'float64', [36]],
      ['scan_index', 'int64', [36]],
      ['_metadata', 'str', []],
    ]);
  });

  it('holds amplitudes, and positions whose patches lie inside the object', async () => {
    const amplitudes = await numbers('diffraction');
    const largest = amplitudes.reduce((a, b) => Math.max(a, b));
    expect(amplitudes.every((value) => value >= 0)).toBe(true);
    expect(largest).toBeLessThan(10);
    expect(largest).toBeGreaterThan(1);
    for (const name of ['xcoords', 'ycoords'])
      expect((await numbers(name)).every((c) => c >= 32 && c <= 168 - 32)).toBe(true);
  });
});

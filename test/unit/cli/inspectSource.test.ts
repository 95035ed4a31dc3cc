/** `pinnboard inspect` of files of other programs. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourcesWorker } from '../prepare/sourcesWorker';
import { runWith } from './run';

const { folder } = sourcesWorker();
const foreign = (name: string): string => path.resolve('test/foreign', name);
const inspect = (name: string, ...options: readonly string[]) =>
  runWith({ dist: folder }, ['inspect', foreign(name), ...options]);

describe('inspecting a file of another program', () => {
  it('shows the tree of an HDF5 file with shapes, attributes and links', async () => {
    const { code, out } = await inspect('scan.cxi');
    expect(code).toBe(0);
    expect(out).toMatch(/scan\.cxi {2}HDF5 {2}104259 bytes/);
    expect(out).toMatch(/^ {2}entry_1\/$/m);
    expect(out).toMatch(
      /^ {6}data +uint16 {2}\(30, 64, 64\) {2}chunks \(1, 64, 64\), gzip {2}→ \/entry_1\/instrument_1\/detector_1\/data$/m,
    );
    expect(out).toMatch(/energy +float64 {2}\(\) {2}1\.4099/);
  });

  it('names a link whose file is missing', async () => {
    const { code, out } = await inspect('eiger_master.h5');
    expect(code).toBe(0);
    expect(out).toMatch(/data_000003 +source-link-missing {2}→ eiger_data_000003\.h5:/);
    expect(out).toContain('The link to eiger_data_000003.h5:/entry/data/data is broken');
  });

  it('prints the same as JSON', async () => {
    const { code, out } = await inspect('eiger_positions.csv', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      kind: 'text',
      arrays: [{ path: '', shape: [30, 2], columns: ['x_um', 'y_um'], problem: null }],
    });
  });

  it('names its layout, what speaks for it and what is missing', async () => {
    const { out } = await inspect('scan.cxi');
    expect(out).toMatch(/^layout {3}CXI \(cxi\)$/m);
    expect(out).toMatch(/^ {2}`mask`: 0 is good$/m);
    const alone = await inspect('patterns.npy');
    expect(alone.out).toMatch(/^layout {3}stack of patterns \(stack\)$/m);
    expect(alone.out).toMatch(/missing: No positions: add the file that has them/);
    const part = await inspect('ptychodus_product.h5');
    expect(part.out).toMatch(
      /^layout {3}ptychodus product: a part of a dataset, without patterns$/m,
    );
  });

  it('has one finding for an npz of another program, and its layout', async () => {
    const { code, out, err } = await inspect('tike.npz', '--target', 'ptychopinn-2026.07');
    expect(code).toBe(0);
    expect(err.trim().split('\n')).toEqual([
      expect.stringContaining('This is a tike file. Prepare a copy for PtychoPINN.'),
    ]);
    expect(out).toMatch(/^layout {3}tike \(tike\)$/m);
  });

  it('says by how much a file is cut short', async () => {
    const { code, err } = await inspect('spoiled_truncated.cxi');
    expect(code).toBe(2);
    expect(err).toContain('The file is cut short: it has 62555 of 104259 bytes.');
  });
});

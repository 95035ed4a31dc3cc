/** Files of other programs, read by Pinnboard and by numpy and h5py. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openSource } from '../../../electron/node/prepare/sources/openSource';
import type { SourceValues } from '../../../shared/prepare/source';
import { PYTHON } from '../../python';
import { sourcesWorker } from './sourcesWorker';

const FOREIGN = path.resolve('test/foreign');
const { worker } = sourcesWorker();

const files = readdirSync(FOREIGN)
  .filter((name) => !/truncated|\.md$|\.json$/.test(name))
  .map((name) => path.join(FOREIGN, name));

const truthSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      shape: z.array(z.number()),
      dtype: z.string(),
      bin: z.string().optional(),
      texts: z.array(z.string()).optional(),
    }),
  ),
);
const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-foreign-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const truth = truthSchema.parse(
  JSON.parse(
    execFileSync(
      PYTHON,
      [path.resolve('test/unit/prepare/readAll.py'), path.join(folder, 'values'), ...files],
      { encoding: 'utf8', env: { ...process.env, HDF5_PLUGIN_PATH: '' } },
    ),
  ),
);

const bytesOf = ({ data }: SourceValues): Buffer =>
  Buffer.from(data.buffer, data.byteOffset, data.byteLength);

describe('every array is what numpy and h5py read', () => {
  it.each(files)('%s', async (file) => {
    const expected = truth[file] ?? {};
    const source = await openSource(file, { worker });
    try {
      const readable = source.file.arrays.filter(({ problem }) => problem === null);
      expect(readable.map(({ path: name }) => name).sort()).toEqual(Object.keys(expected).sort());
      for (const { path: name, shape, dtype } of readable) {
        const known = expected[name];
        expect({ name, shape, dtype }).toEqual({ name, shape: known?.shape, dtype: known?.dtype });
        if (known?.texts) expect(await source.readText(name)).toEqual(known.texts);
        if (known?.bin)
          expect(bytesOf(await source.read(name, null)).equals(readFileSync(known.bin))).toBe(true);
      }
    } finally {
      await source.close();
    }
  });
});

it('a master file reads its parts, compressed by bitshuffle, and says which is missing', async () => {
  const source = await openSource(path.join(FOREIGN, 'eiger_master.h5'), { worker });
  const amplitudes = await openSource(path.join(FOREIGN, 'good_ptychopinn.npz'), { worker });
  try {
    const { arrays } = source.file;
    const parts = arrays.filter(({ path: name }) => name.startsWith('/entry/data/'));
    expect(parts.map(({ link, problem }) => [link?.state, problem?.code])).toEqual([
      ['followed', undefined],
      ['followed', undefined],
      ['missing', 'source-link-missing'],
    ]);
    expect(parts[0]).toMatchObject({ filters: ['bitshuffle'], chunks: [1, 88, 96] });
    const box = [9, 17].map((start) => ({ start, count: 64 }));
    const counts: number[] = [];
    for (const { path: name, shape } of parts.slice(0, 2)) {
      const frames = { start: 0, count: shape[0] ?? 0 };
      counts.push(...(await source.read(name, [frames, ...box])).data);
    }
    const { data } = await amplitudes.read('diffraction', null);
    const expected = Array.from(data, (one) => Math.round(one * one));
    expect(counts.map((one) => (one > 4e9 ? 0 : one))).toEqual(expected);
  } finally {
    await source.close();
    await amplitudes.close();
  }
});

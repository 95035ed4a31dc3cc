/** The worker thread itself, bundled as the app has it. */

import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { commonJs } from '../../../build/bundle.mjs';
import { Pictures } from '../../../electron/node/pictures/pictures';
import { isCancelled } from '../../../shared/errors/appError';
import { folder, python, writeNpz } from './numpy';

const bundle = path.join(folder, 'bundle', 'pictures.cjs');
const heard = new Map<number, (done: number, total: number) => void>();
const pictures = new Pictures(bundle, (job, done, total) => heard.get(job)?.(done, total));

const long = path.join(folder, 'long.npz');

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    ...commonJs('electron/node/pictures/worker.ts', path.dirname(bundle), 'pictures.cjs', 'node18'),
  });
  // 786 MB of zeros, and positions beside them.
  python(`
np.savez_compressed('long.npz', diffraction=np.zeros((3000, 256, 256), '<f4'),
    xcoords=np.arange(3.0), ycoords=-np.arange(3.0))`);
});
afterAll(() => pictures.close());

const wanted = (job: number, array: string, index = 0) => ({ job, array, index, maxSide: 64 });
const endless = (job: number) => pictures.picture(long, wanted(job, 'diffraction', 2999));

describe('pictures by the worker', () => {
  it('agree with numpy when reduced', async () => {
    const expected = z
      .object({ amplitude: z.array(z.number()), phase: z.array(z.number()), mean: z.number() })
      .parse(
        python(`
rng = np.random.default_rng(1)
probe = (rng.normal(size=(2, 200, 120)) + 1j * rng.normal(size=(2, 200, 120))).astype('>c8')
np.savez_compressed('probe.npz', probeGuess=probe)
blocks = probe[1].astype(complex).reshape(50, 4, 30, 4).mean(axis=(1, 3))
print(json.dumps({'amplitude': flat(abs(blocks)), 'phase': flat(np.angle(blocks)),
    'mean': float(abs(probe[1].astype(complex)).mean())}))`),
      );
    const file = path.join(folder, 'probe.npz');
    const { values, phase, stats, ...rest } = await pictures.picture(
      file,
      wanted(1, 'probeGuess', 1),
    );
    expect(rest).toEqual({
      array: 'probeGuess',
      index: 1,
      planes: 2,
      shape: [200, 120],
      height: 50,
      width: 30,
      bin: 4,
    });
    for (const [got, want] of [
      [values, expected.amplitude],
      [phase ?? [], expected.phase],
      [[stats.mean], [expected.mean]],
    ] as const) {
      expect(got.length).toBe(want.length);
      expect(Math.max(...want.map((v, i) => Math.abs(v - (got[i] ?? NaN))))).toBeLessThan(1e-5);
    }
  });

  it('say what cannot be drawn, and the next is drawn', async () => {
    const file = writeNpz('mixed.npz', { a: 'np.zeros(3)', b: "np.ones((2, 2), '<f4')" });
    await expect(pictures.picture(file, wanted(2, 'a'))).rejects.toThrow(/a picture needs 2 or 3/);
    expect((await pictures.picture(file, wanted(3, 'b'))).stats.max).toBe(1);
    await expect(pictures.positions(file, 4)).rejects.toThrow(
      'The dataset has no array named `xcoords`.',
    );
  });

  it('come of the file as it is now', async () => {
    const file = writeNpz('again.npz', { b: "np.ones((2, 2), '<f4')" });
    expect((await pictures.picture(file, wanted(5, 'b'))).stats.max).toBe(1);
    writeNpz('again.npz', { b: "np.full((3, 3), 5, '<f8')" });
    expect((await pictures.picture(file, wanted(6, 'b'))).stats.max).toBe(5);
    rmSync(file);
    await expect(pictures.picture(file, wanted(7, 'b'))).rejects.toThrow(/does not exist/);
  });

  it('are told apart when two have one number', async () => {
    const file = writeNpz('two.npz', { a: 'np.full((2, 2), 3)', b: 'np.full((2, 2), 4)' });
    const both = ['a', 'b'].map((array) => pictures.picture(file, wanted(9, array)));
    expect((await Promise.all(both)).map(({ stats }) => stats.max)).toEqual([3, 4]);
  });

  it('of many files, one after the other', async () => {
    python("for n in range(6): np.savez(f'copy{n}.npz', b=np.full((2, 2), n))");
    for (const copy of [0, 1, 2, 3, 4, 5, 0]) {
      const file = path.join(folder, `copy${copy}.npz`);
      expect((await pictures.picture(file, wanted(8, 'b'))).stats.max).toBe(copy);
    }
  });
});

describe('a long job', () => {
  it('tells how far it is, and ends when it is cancelled', async () => {
    const reached: number[] = [];
    heard.set(10, (done, total) => {
      reached.push(done / total);
      pictures.cancel(10);
    });
    await expect(endless(10)).rejects.toSatisfy(isCancelled);
    expect(reached[0]).toBeGreaterThan(0);
    expect(reached.at(-1)).toBeLessThan(1);
    expect(await pictures.picture(long, wanted(10, 'diffraction'))).toMatchObject({ planes: 3000 });
  });

  it('does not hold up another array of its file', async () => {
    const ended = expect(endless(11)).rejects.toSatisfy(isCancelled);
    expect(await pictures.positions(long, 12)).toEqual({
      count: 3,
      x: Float64Array.of(0, 1, 2),
      y: Float64Array.of(-0, -1, -2),
      medianStep: Math.SQRT2,
    });
    pictures.cancel(11);
    await ended;
  });

  it('is cancelled at once while it waits, and cancelling what is done is nothing', async () => {
    const first = expect(endless(13)).rejects.toSatisfy(isCancelled);
    const second = expect(endless(14)).rejects.toSatisfy(isCancelled);
    pictures.cancel(14);
    await second;
    pictures.cancel(14);
    pictures.cancel(13);
    await first;
  });

  it('is cancelled when the pictures are closed; the next question starts anew', async () => {
    const ended = expect(endless(15)).rejects.toSatisfy(isCancelled);
    const closing = pictures.close();
    const next = pictures.positions(long, 16);
    await Promise.all([ended, closing]);
    expect((await next).count).toBe(3);
  });
});

describe('a worker that dies', () => {
  it('fails its jobs, logs why, and is restarted', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const flag = path.join(folder, 'died');
    const mortal = path.join(folder, 'mortal.cjs');
    writeFileSync(
      mortal,
      `const { existsSync, writeFileSync } = require('node:fs');
       if (existsSync(${JSON.stringify(flag)})) require(${JSON.stringify(bundle)});
       else require('node:worker_threads').parentPort.on('message', () => {
         writeFileSync(${JSON.stringify(flag)}, '');
         throw new Error('out of luck');
       });`,
    );
    const own = new Pictures(mortal, () => {}, { execArgv: [] });
    const jobs = [own.positions(long, 1), own.positions(long, 2)];
    for (const job of await Promise.allSettled(jobs))
      expect(job).toMatchObject({
        reason: { code: 'worker-stopped', parameters: { worker: 'pictures' } },
      });
    expect(logged).toHaveBeenCalledExactlyOnceWith(
      'worker pictures:',
      expect.objectContaining({ message: 'out of luck', stack: expect.stringContaining('mortal') }),
    );
    logged.mockRestore();
    expect((await own.positions(long, 3)).count).toBe(3);
    await own.close();
  });

  it('fails its jobs when it cannot be started', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const none = new Pictures(path.join(folder, 'none.cjs'), () => {});
    await expect(none.positions(long, 1)).rejects.toMatchObject({ code: 'worker-stopped' });
    expect(String(logged.mock.calls[0]?.[1])).toContain('none.cjs');
    logged.mockRestore();
  });
});

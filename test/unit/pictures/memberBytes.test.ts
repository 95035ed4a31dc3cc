/** Reading at any offset of a deflated array that is too large to be kept. */

import { truncateSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CACHE_WHOLE, MemberCache } from '../../../electron/node/npz/memberCache';
import { OpenNpz } from '../../../electron/node/npz/openNpz';
import { readPlane } from '../../../electron/node/pictures/plane';
import { AppError, isCancelled } from '../../../shared/errors/appError';
import { dict, npy, zip } from '../dataset/npzBuilder';
import { folder, plane, python, unwatched, using, writeBytes } from './numpy';

const large = path.join(folder, 'large.npz');
beforeAll(() => {
  // 315 MB; plane i holds i + 0.5 everywhere.
  python(`
stack = np.empty((1200, 256, 256), '<f4')
stack[:] = np.arange(1200)[:, None, None] + 0.5
np.savez_compressed('large.npz', diffraction=stack, probeGuess=stack[:2])`);
});

const firstPixel = (npz: OpenNpz, index: number, watch = unwatched()) =>
  readPlane(npz, 'diffraction', index, watch).then(({ data }) => data[0]);

describe('a large deflated stack', () => {
  it('is read onwards, backwards and again', async () => {
    await using(large, async (npz) => {
      const found: unknown[] = [];
      for (const index of [1199, 0, 1, 40, 40, 39]) found.push(await firstPixel(npz, index));
      expect(found).toEqual([1199.5, 0.5, 1.5, 40.5, 40.5, 39.5]);
    });
  });

  it('is passed through without being held, and tells how far it is', async () => {
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const reached: number[] = [];
    const progress = (done: number, total: number) => {
      reached.push(done / total);
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    };
    const pixel = await using(large, (npz) => firstPixel(npz, 1100, { ...unwatched(), progress }));
    expect(pixel).toBe(1100.5);
    expect(most).toBeLessThan(100e6);
    expect(reached.at(-1)).toBe(1);
    expect([...reached].sort((a, b) => a - b)).toEqual(reached);
  });

  it('ends soon after the job is cancelled, and can be read again', async () => {
    await using(large, async (npz) => {
      const controller = new AbortController();
      let reached = 0;
      const progress = (done: number, total: number) => {
        reached = done / total;
        controller.abort();
      };
      const reading = firstPixel(npz, 1199, { signal: controller.signal, progress });
      await expect(reading).rejects.toSatisfy(isCancelled);
      expect(await firstPixel(npz, 3)).toBe(3.5);
      expect(reached).toBeLessThan(0.1);
    });
  });

  it('serves one after the other; who is cancelled in the queue does not wait', async () => {
    await using(large, async (npz) => {
      const controller = new AbortController();
      let answered = false;
      const first = firstPixel(npz, 900).finally(() => {
        answered = true;
      });
      const second = firstPixel(npz, 5, { ...unwatched(), signal: controller.signal });
      const third = firstPixel(npz, 7);
      controller.abort();
      await expect(second).rejects.toSatisfy(isCancelled);
      expect(answered).toBe(false);
      expect(await Promise.all([first, third])).toEqual([900.5, 7.5]);
    });
  });

  it('does not keep a small array of the same file waiting', async () => {
    await using(large, async (npz) => {
      let answered = false;
      const long = firstPixel(npz, 1199).finally(() => {
        answered = true;
      });
      const { data } = await readPlane(npz, 'probeGuess', 1, unwatched());
      expect([data[0], answered]).toEqual([1.5, false]);
      await long;
    });
  });

  it('a file closed in the midst of a reading ends it', async () => {
    const npz = await OpenNpz.open(large, new MemberCache());
    const reading = firstPixel(npz, 1199, {
      ...unwatched(),
      progress: () => void npz.close(),
    });
    await expect(reading).rejects.toThrow(AppError);
  });
});

describe('small deflated members', () => {
  it('are kept up to 256 MiB together; those used longest ago go', () => {
    const kept = new MemberCache();
    const members = [{}, {}, {}];
    const [a = {}, b = {}, c = {}] = members;
    const bytes = Buffer.alloc(CACHE_WHOLE);
    kept.set(a, bytes);
    kept.set(b, bytes);
    kept.get(a);
    kept.set(c, bytes);
    expect(members.map((member) => kept.get(member) === bytes)).toEqual([true, false, true]);
    kept.forget(a);
    expect(kept.get(a)).toBeUndefined();
  });
});

describe('damage is told with the name of the array', () => {
  const noise = Buffer.from(Array.from({ length: 64 * 64 * 4 }, (_, i) => (i * i * 31) % 251));
  const data = npy(dict("'<f4'", '(64, 64)'), noise);
  const damaged = /^`diffraction` cannot be read\. Its data in the archive is damaged/;

  it('in a deflated stream', async () => {
    const bytes = zip([{ name: 'diffraction.npy', data, method: 8 }]);
    bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 60);
    await expect(plane(writeBytes('noise.npz', bytes), 'diffraction')).rejects.toThrow(damaged);
  });

  it('by a stream cut short', async () => {
    const whole = zip([{ name: 'diffraction.npy', data, method: 8 }]);
    const claimedCompressed = Math.floor(whole.length / 2);
    const bytes = zip([{ name: 'diffraction.npy', data, method: 8, claimedCompressed }]);
    await expect(plane(writeBytes('cut.npz', bytes), 'diffraction')).rejects.toThrow(damaged);
  });

  it('by a stream that holds less than the archive claims', async () => {
    const short = data.subarray(0, -100);
    const claimedSize = data.length;
    const bytes = zip([{ name: 'diffraction.npy', data: short, method: 8, claimedSize }]);
    await expect(plane(writeBytes('less.npz', bytes), 'diffraction')).rejects.toThrow(
      '`diffraction` cannot be read. Its data in the archive is truncated.',
    );
  });

  it('by a stored array of which the file is said to hold more', async () => {
    const claimed = npy(dict("'|u1'", '(2, 64, 129)'), noise);
    const lies = { claimedSize: claimed.length + 128, claimedCompressed: claimed.length + 128 };
    const bytes = zip([{ name: 'diffraction.npy', data: claimed, ...lies }]);
    await expect(plane(writeBytes('beyond.npz', bytes), 'diffraction')).rejects.toThrow(damaged);
  });

  it('by a file cut short while it is open', async () => {
    const file = writeBytes('open.npz', zip([{ name: 'diffraction.npy', data }]));
    await using(file, async (npz) => {
      expect((await readPlane(npz, 'diffraction', 0, unwatched())).rows).toBe(64);
      truncateSync(file, 1000);
      await expect(readPlane(npz, 'diffraction', 0, unwatched())).rejects.toThrow(
        /^`diffraction` cannot be read\. Its data in the archive is damaged/,
      );
    });
  });

  it('of any byte of a small archive gives numbers or words', async () => {
    const small = npy(dict("'<f4'", '(2, 2)'), Buffer.alloc(16, 7));
    const bytes = zip([{ name: 'a.npy', data: small, method: 8 }]);
    const outcomes = { numbers: 0, words: 0 };
    for (let i = 0; i < bytes.length; i++) {
      const flipped = Buffer.from(bytes);
      flipped[i] = (flipped[i] ?? 0) ^ (i % 2 ? 0xff : 1 << (i % 8));
      const outcome = await plane(writeBytes('flipped.npz', flipped), 'a').catch((error) => error);
      if (outcome instanceof AppError) outcomes.words += 1;
      else {
        expect(outcome, `byte ${i}`).toMatchObject({ rows: 2, columns: 2 });
        outcomes.numbers += 1;
      }
    }
    expect(outcomes.numbers).toBeGreaterThan(40);
    expect(outcomes.words).toBeGreaterThan(100);
  });

  it('of the whole file', async () => {
    await expect(plane(path.join(folder, 'gone.npz'), 'a')).rejects.toThrow(/does not exist/);
    await expect(plane(writeBytes('empty.npz', Buffer.alloc(0)), 'a')).rejects.toThrow(/is empty/);
    await expect(plane(writeBytes('bare.npz', data), 'a')).rejects.toThrow(/a single \.npy array/);
    await expect(plane(writeBytes('junk.npz', Buffer.from('PK junk')), 'a')).rejects.toThrow(
      /no valid end/,
    );
  });
});

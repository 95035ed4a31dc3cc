/** The checks on files: what cannot be read is named, and a job ends when it is cancelled. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { JobContext } from '../../../../electron/node/jobs/jobContext';
import type { OpenNpz } from '../../../../electron/node/npz/openNpz';
import { checksOf } from '../../../../electron/node/plan/input';
import { InputSources } from '../../../../electron/node/plan/inputSource';
import { isCancelled } from '../../../../shared/errors/appError';
import { errorText } from '../../../../shared/errors/words';
import { inputPattern } from '../../../../shared/plan/input/pattern';
import { unwatched, using, writeBytes, writeNpz } from '../../pictures/numpy';
import { EXAMPLE } from './scanFile';

const sourceIn = (npz: OpenNpz, context: JobContext = unwatched()) =>
  new InputSources().of(npz, 'diffraction', context);

const OPTIONS = { expects: 'amplitude', fit: false } as const;

it('reads a pattern of the example with its prediction', () =>
  using(EXAMPLE, async (npz) => {
    const { count, side, correlation } = await inputPattern(await sourceIn(npz), 7);
    expect([count, side]).toEqual([36, 64]);
    expect(correlation).toBeGreaterThan(0.99);
  }));

it('names patterns that cannot be read, and tests the others', async () => {
  const file = writeNpz(
    'cut.npz',
    {
      diffraction: 'np.random.default_rng(1).random((30, 64, 64))',
      xcoords: 'np.arange(30.)',
      ycoords: 'np.arange(30.)',
      probeGuess: 'np.ones((64, 64), complex)',
    },
    'savez',
  );
  await using(file, async (npz) => {
    // Cut after it was opened: the directory is known, the last patterns are gone.
    writeBytes('cut.npz', readFileSync(file).subarray(0, 500_000));
    const { sampled, unreadable, checks } = await checksOf(
      await sourceIn(npz),
      OPTIONS,
      unwatched(),
    );
    expect(sampled.length).toBeGreaterThan(5);
    expect(unreadable.length).toBeGreaterThan(5);
    expect(sampled.length + unreadable.length).toBe(30);
    expect(errorText(unreadable[0]?.error ?? { code: 'cancelled', parameters: {} })).toContain(
      'diffraction',
    );
    expect(checks.length).toBeGreaterThan(5);
  });
});

it('refuses patterns that are not square', async () => {
  const file = writeNpz('oblong.npz', { diffraction: 'np.ones((4, 16, 8))' });
  const refused = using(file, (npz) => sourceIn(npz));
  await expect(refused).rejects.toThrow(
    'Each pattern of `diffraction` is (16, 8); PtychoPINN needs square patterns.',
  );
});

it('ends when it is cancelled', () =>
  using(EXAMPLE, async (npz) => {
    const controller = new AbortController();
    const work = checksOf(
      await sourceIn(npz),
      { expects: 'amplitude', fit: true },
      { signal: controller.signal, progress: () => {} },
    );
    controller.abort();
    await expect(work.catch(isCancelled)).resolves.toBe(true);
  }));

it('answers for one pattern, for constant ones, and for positions that are not finite', async () => {
  const file = writeNpz('few.npz', {
    diffraction: 'np.ones((1, 8, 8))',
    xcoords: 'np.array([np.nan])',
    ycoords: 'np.array([1.])',
    probeGuess: 'np.ones((8, 8), complex)',
    objectGuess: 'np.random.default_rng(1).random((20, 20)) + 0j',
  });
  await using(file, async (npz) => {
    const { checks, sampled } = await checksOf(await sourceIn(npz), OPTIONS, unwatched());
    expect(sampled).toEqual([0]);
    expect(checks.every(({ verdict }) => verdict === 'cannot-tell')).toBe(true);
    expect(checks.every(({ stored }) => stored === null || Number.isFinite(stored))).toBe(true);
    const { predicted, reason } = await inputPattern(await sourceIn(npz), 0);
    expect([predicted, reason]).toEqual([null, 'outside-object']);
  });
});

/** Mistakes that make a wrong reconstruction are seen in the prepared dataset, and mended when the user says so. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../../electron/node/prepare/sources/openSource';
import { checkPrepared, type PreparedCheck } from '../../../../shared/prepare/check';
import { recogniseSources } from '../../../../shared/prepare/layouts';
import type { Recipe } from '../../../../shared/prepare/recipe';
import type { Source } from '../../../../shared/prepare/source';
import type { Step } from '../../../../shared/prepare/step';
import { sourcesWorker } from '../sourcesWorker';
import { allPatterns, prepared, withSources } from './recognised';
import { largestDifference, shiftedDifference } from './truth';

const { worker } = sourcesWorker();
const at = (name: string) => path.resolve('test/foreign', name);
const GEOMETRY: Recipe['geometry'] = {
  energy: { value: 8.8, unit: 'keV' },
  distance: { value: 1.5, unit: 'm' },
  detector_pixel: { value: 75, unit: 'um' },
};

const CONTEXT = { checkpoint: () => {} };

const looked = async (
  recipe: Recipe,
  sources: readonly Source[],
): Promise<readonly PreparedCheck[]> =>
  checkPrepared(recipe, await prepared(recipe, sources), CONTEXT, { fit: true });

const accused = (checks: readonly PreparedCheck[]) =>
  checks.filter(({ outcome }) => outcome === 'wrong-result');

describe('a mistake in a PtychoPINN file', () => {
  it.each([
    ['intensity', ['quantity'], 'Take the square root'],
    ['sign', ['flip-x'], 'Turn the sign of x'],
    ['unshifted', ['shift'], 'Add fftshift'],
    ['metres', ['unit', 'overlap'], 'Convert from metres'],
  ])('%s', async (name, ids, label) => {
    await withSources([at(`spoiled_${name}.npz`), at('truth.npz')], worker, async (sources) => {
      const [best] = await recogniseSources(sources.slice(0, 1));
      const recipe = best?.recipe ?? expect.fail();
      const wrong = accused(await looked(recipe, sources));
      expect(wrong.map(({ id }) => id)).toEqual(ids);
      expect(wrong[0]?.fix?.label).toBe(label);
      expect(wrong[0]?.certainty).toMatch(/\d|whole/);
      const mended = { ...(wrong[0]?.fix?.recipe ?? expect.fail()), geometry: GEOMETRY };
      const made = await prepared(mended, sources);
      const truth = async (one: string) => (await sources[1]?.read(one, null))?.data ?? [];
      expect(largestDifference(await allPatterns(made), await truth('amplitude'))).toBeLessThan(
        1e-4,
      );
      expect(shiftedDifference(made.points.x, await truth('x'))).toBeLessThan(1e-4);
      expect(shiftedDifference(made.points.y, await truth('y'))).toBeLessThan(1e-4);
      expect(accused(await looked(mended, sources))).toEqual([]);
    });
  });
});

describe('positions in another order', () => {
  const spoiledBy = (recipe: Recipe, step: Step): Recipe => {
    const later = (one: Recipe['x']) => one && { ...one, steps: [...one.steps, step] };
    return { ...recipe, x: later(recipe.x), y: later(recipe.y) };
  };

  it.each([
    [{ step: 'reverse' }, 'Reverse the positions'],
    [{ step: 'snake', columns: 6, from: 1 }, 'Reverse every second row of 6'],
  ])('%o', async (step, label) => {
    await withSources([at('good_ptychopinn.npz')], worker, async (sources) => {
      const [found] = await recogniseSources(sources);
      const recipe = found?.recipe ?? expect.fail();
      const wrong = accused(await looked(spoiledBy(recipe, step), sources));
      expect(wrong.map(({ id, fix }) => [id, fix?.label])).toEqual([['order', label]]);
      expect(wrong[0]?.certainty).toMatch(/^\d+ of 30 patterns fit better/);
      expect(wrong[0]?.fix?.recipe).toEqual(recipe);
    });
  });
});

it.each(['good_ptychopinn.npz', 'scan.cxi', 'tike.npz', 'ptychoshelves.mat', 'ptyrad_model.hdf5'])(
  '%s is in order',
  async (name) => {
    await withSources([at(name)], worker, async (sources) => {
      const [best] = await recogniseSources(sources);
      expect(accused(await looked(best?.recipe ?? expect.fail(), sources))).toEqual([]);
    });
  },
);

it('patterns off the middle are shown, and moved when the user says so', async () => {
  await withSources([at('good_ptychopinn.npz')], worker, async (sources) => {
    const [best] = await recogniseSources(sources);
    const recipe = best?.recipe ?? expect.fail();
    const moved: Recipe = {
      ...recipe,
      patterns: {
        ...recipe.patterns,
        steps: [{ step: 'centre', at: [27, 36] }, ...recipe.patterns.steps],
      },
    };
    expect((await looked(moved, sources)).map(({ id }) => id)).not.toContain('centre');
    const shown = await checkPrepared(recipe, await prepared(moved, sources), CONTEXT, {
      fit: false,
    });
    const found = shown.find(({ id }) => id === 'centre');
    expect(found?.certainty).toMatch(/5\.\d rows and -3\.\d columns/);
    expect(found?.fix?.recipe.patterns.steps).toContainEqual({ step: 'centre', at: 'mass' });
  });
});

it('a file of amplitudes in a layout of counts needs no root', async () => {
  await withSources([at('good_ptychopinn.npz')], worker, async (sources) => {
    const [best] = await recogniseSources(sources);
    const recipe = best?.recipe ?? expect.fail();
    const rooted: Recipe = {
      ...recipe,
      patterns: {
        ...recipe.patterns,
        quantity: 'intensity',
        steps: [...recipe.patterns.steps, { step: 'amplitude' }],
      },
    };
    const [first] = accused(await looked(rooted, sources));
    expect(first?.fix?.label).toBe('Take no square root');
    expect(first?.fix?.recipe.patterns).toMatchObject({ quantity: 'amplitude' });
  });
});

it.each(['spoiled_truncated.cxi', 'spoiled_truncated.npz'])(
  '%s says that it was cut',
  async (name) => {
    await expect(openSource(at(name), { worker })).rejects.toThrow(
      /truncated|cut|incomplete|ends/i,
    );
  },
);

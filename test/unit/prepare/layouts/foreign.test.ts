/** Files of other programs become their truth: opened, recognised, prepared. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { withPositionUnit } from '../../../../shared/prepare/edits';
import { recogniseSources } from '../../../../shared/prepare/layouts';
import type { Recipe } from '../../../../shared/prepare/recipe';
import { sourcesWorker } from '../sourcesWorker';
import { allPatterns, prepared, withSources } from './recognised';
import { largestDifference, scaledDifference, shiftedDifference } from './truth';

const { worker } = sourcesWorker();
const at = (name: string) => path.resolve('test/foreign', name);

const GEOMETRY: Recipe['geometry'] = {
  energy: { value: 8800, unit: 'eV' },
  distance: { value: 1.5, unit: 'm' },
  detector_pixel: { value: 75, unit: 'um' },
};
/** What the files below lack of it. */
const LACKS = ['energy', 'distance', 'detector-pixel'];

interface Case {
  readonly files: readonly string[];
  readonly layout: string;
  readonly missing?: readonly string[];
  /** Positions of the file are an ideal raster. */
  readonly positions?: false;
  readonly probe?: true;
}

const CASES: readonly Case[] = [
  { files: ['scan.cxi'], layout: 'cxi', probe: true },
  { files: ['scan.nxs'], layout: 'nexus', missing: ['probe'] },
  { files: ['scan.ptyd'], layout: 'ptyd', missing: ['probe'] },
  {
    files: ['ptychodus_patterns.npz', 'ptychodus_product.npz'],
    layout: 'ptychodus-patterns',
    probe: true,
  },
  {
    files: ['ptychodus_patterns.h5', 'ptychodus_product.h5'],
    layout: 'ptychodus-patterns',
    probe: true,
  },
  {
    files: ['ptychodus_positions.csv', 'ptychodus_patterns.h5'],
    layout: 'ptychodus-patterns',
    missing: [...LACKS, 'probe'],
  },
  { files: ['eiger_master.h5', 'eiger_positions.csv'], layout: 'eiger', missing: ['probe'] },
  { files: ['tike.npz'], layout: 'tike', probe: true },
  { files: ['ptychonn.npz'], layout: 'ptychonn', missing: ['probe'] },
  {
    files: ['ptychonn_grid.npz', 'ptychodus_positions.csv'],
    layout: 'ptychonn-grid',
    missing: [...LACKS, 'probe'],
  },
  { files: ['ptychoshelves.mat'], layout: 'ptychoshelves', probe: true },
  { files: ['fold_slice_dp.h5'], layout: 'fold-slice', missing: ['probe'] },
  { files: ['ptyrad_model.hdf5'], layout: 'ptyrad', probe: true },
  { files: ['hxn.h5'], layout: 'hxn', missing: ['probe'] },
  { files: ['py4dstem.h5'], layout: 'py4dstem', missing: ['probe'], positions: false },
  { files: ['patterns.npy', 'positions_xy_m.txt'], layout: 'stack', missing: [...LACKS, 'probe'] },
  { files: ['patterns.npy', 'positions_px.csv'], layout: 'stack', missing: ['probe'] },
  { files: ['virtual.h5', 'positions_px.csv'], layout: 'stack', missing: ['probe'] },
  { files: ['good_ptychopinn.npz'], layout: 'ptychopinn', probe: true },
  { files: ['spoiled_transposed.npz'], layout: 'ptychopinn', probe: true },
];

describe('a file of another program becomes its truth', () => {
  it.each(CASES)('$files', async ({ files, layout, missing = [], positions, probe }) => {
    await withSources([...files.map(at), at('truth.npz')], worker, async (sources) => {
      const parts = sources.slice(0, -1);
      const truth = sources.at(-1);
      const [best] = await recogniseSources(parts);
      expect(best?.layout).toBe(layout);
      expect(best?.missing.map(({ what }) => what)).toEqual(missing);
      if (!best || !truth) return;
      const isGiven = missing.includes('distance');
      const recipe = isGiven ? { ...best.recipe, geometry: GEOMETRY } : best.recipe;
      const made = await prepared(recipe, parts);
      const known = async (name: string) => (await truth.read(name, null)).data;
      expect(made.size).toBe(64);
      expect(largestDifference(await allPatterns(made), await known('amplitude'))).toBeLessThan(
        1e-5,
      );
      if (positions !== false) {
        expect(shiftedDifference(made.points.x, await known('x'))).toBeLessThan(1e-5);
        expect(shiftedDifference(made.points.y, await known('y'))).toBeLessThan(1e-5);
      }
      if (probe)
        expect(scaledDifference(made.probe.data, await truth.read('probe', null))).toBeLessThan(
          1e-5,
        );
    });
  });
});

it('asks for what a stack alone does not say', async () => {
  await withSources([at('patterns.npy')], worker, async (sources) => {
    const [best] = await recogniseSources(sources);
    expect(best?.recipe.x).toBeNull();
    expect(best?.missing.map(({ what, needed }) => [what, needed])).toEqual([
      ['positions', true],
      ['probe', false],
    ]);
  });
});

it('takes positions of another file rather than those beside the patterns', async () => {
  await withSources([at('scan.cxi'), at('positions_px.csv')], worker, async (sources) => {
    const [best] = await recogniseSources(sources);
    expect(best?.recipe.x).toMatchObject({ array: { file: 2 } });
    expect(withPositionUnit(best?.recipe ?? expect.fail(), 'um').x?.steps).toContainEqual({
      step: 'unit',
      from: 'um',
    });
  });
});

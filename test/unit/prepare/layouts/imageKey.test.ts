/** Frames beside the patterns of a NeXus file: by `image_key`, dark frames are subtracted, and none of the others is a pattern. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { recogniseSources } from '../../../../shared/prepare/layouts';
import { runPython } from '../../../python';
import {
  expectSame,
  expectTrue,
  FOREIGN,
  folder,
  prepareFiles,
  preparePython,
  withSources,
} from '../prepared';
import { sourcesWorker } from '../sourcesWorker';

const { worker } = sourcesWorker();

/** Dark frames before, between and after; a flat field and an invalid frame. */
const MAKE = `
import sys, h5py, numpy as np
name, count, foreign = sys.argv[1:]
patterns = np.load(f'{foreign}/patterns.npy').astype(np.uint16)
positions = np.loadtxt(f'{foreign}/positions_xy_m.txt')
dark = (np.arange(64 * 64).reshape(64, 64) % 7).astype(np.uint16)
key = np.zeros(40, int)
key[[0, 1, 12, 13, 38, 39]], key[[2, 20, 21]], key[30] = 2, 1, 3
frames = np.zeros((40, 64, 64), np.uint16)
frames[key == 0], frames[key == 2], frames[key == 1], frames[key == 3] = patterns + dark, dark, 9000, 65535
at = np.zeros((40, 2)); at[key == 0] = positions
if count == 'patterns':
    at = positions
with h5py.File(name, 'w') as file:
    file['/entry/definition'] = 'NXcxi_ptycho'
    file['/entry/data/data'] = frames
    file['/entry/data'].attrs['NX_class'] = 'NXdata'
    file['/entry/instrument/detector/image_key'] = key
    for axis in (0, 1):
        file[f'/entry/data/{"xy"[axis]}'] = at[:, axis]
        file[f'/entry/data/{"xy"[axis]}'].attrs['units'] = 'm'
    for path, value, unit in [('beam/energy', 8800.0, 'eV'), ('detector/distance', 1.5, 'm'), ('detector/x_pixel_size', 75e-6, 'm'), ('detector/y_pixel_size', 75e-6, 'm')]:
        file[f'/entry/instrument/{path}'] = value
        file[f'/entry/instrument/{path}'].attrs['units'] = unit
`;

it.each(['frames', 'patterns'])('positions for all %s', async (count) => {
  const file = path.join(folder(), 'scan.nxs');
  runPython(['-c', MAKE, file, count, FOREIGN]);
  const found = await withSources(worker, [file], recogniseSources);
  const [best] = found;
  if (!best) return expect.fail('No layout is recognised');
  expect(best.evidence).toContain(
    '`/entry/instrument/detector/image_key`: 30 patterns, 6 dark frames, 3 flat fields, 1 invalid frame',
  );
  const kinds = { file: 1, path: '/entry/instrument/detector/image_key' };
  expect(best.recipe.patterns.steps).toMatchObject([
    { step: 'keep', array: kinds, is: 0 },
    { step: 'bad' },
    { step: 'dark', array: { path: '/entry/data/data' }, where: { array: kinds, is: 2 } },
    { step: 'amplitude' },
    { step: 'dtype' },
  ]);
  expect(best.missing.map(({ what }) => what)).toEqual(['probe']);
  const { output, result } = await prepareFiles(worker, [file], best.recipe);
  expect(result.notes).toContain('10 of 40 frames are no patterns and are left out.');
  expectTrue(output);
  expectSame(output, preparePython([file], best.recipe));
});

it('as many positions as neither patterns nor frames are said', async () => {
  const file = path.join(folder(), 'scan.nxs');
  runPython([
    '-c',
    MAKE.replace('at = positions', 'at = positions[:-1]'),
    file,
    'patterns',
    FOREIGN,
  ]);
  const [best] = await withSources(worker, [file], recogniseSources);
  expect(best?.missing.map(({ words }) => words)).toContain(
    '30 patterns, but 29 positions: select the patterns or the positions that belong together.',
  );
});

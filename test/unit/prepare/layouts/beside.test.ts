/** What lies beside patterns: dark frames in an array of their own, and measured positions beside those that motors were sent to. */
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

const MAKE = `
import sys, h5py, numpy as np
name, kind, foreign = sys.argv[1:]
patterns = np.load(f'{foreign}/patterns.npy').astype(np.uint16)
positions = np.loadtxt(f'{foreign}/positions_xy_m.txt')
dark = (np.arange(64 * 64).reshape(64, 64) % 7 + 1).astype(np.uint16)
with h5py.File(name, 'w') as file:
    def put(path, value, unit=None):
        file[path] = value
        if unit: file[path].attrs['units'] = unit
    if kind == 'raster':
        group = file.create_group('/entry/merlin')
        group.attrs.update(NX_class='NXdata', signal='data', axes=['SampleY_value_set', 'SampleX_value_set', '.', '.'])
        put('/entry/merlin/data', patterns.reshape(5, 6, 64, 64))
        for axis, at in (('X', positions[:, 0].reshape(5, 6)), ('Y', positions[:, 1].reshape(5, 6))):
            put(f'/entry/merlin/Sample{axis}', at * 1e3, 'mm')
            put(f'/entry/merlin/Sample{axis}_value_set', (at[0] if axis == 'X' else at[:, 0]) * 1e3, 'mm')
    else:
        put('/exchange/data', patterns + dark if kind == 'raw' else patterns)
        put('/exchange/data_dark', np.stack([dark] * 4))
        put('/exchange/data_white', np.full((2, 64, 64), 900, np.uint16))
        for axis in (0, 1):
            put(f'/exchange/{"xy"[axis]}_positions', positions[:, axis] * 1e3, 'mm')
    put('/entry/instrument/monochromator/energy', 8.8, 'keV')
    put('/entry/instrument/detector/distance', 1.5, 'm')
    put('/entry/instrument/detector/x_pixel_size', 75.0, 'um')
`;

it.each([
  ['raw', '`/exchange/data_dark`: dark frames, which are in the patterns, too', true],
  ['subtracted', '`/exchange/data_dark`: dark frames, not in the patterns', false],
  [
    'raster',
    '`/entry/merlin/SampleX` (5, 6) in mm and `/entry/merlin/SampleY` (5, 6) in mm',
    false,
  ],
] as const)('%s', async (kind, evidence, isDark) => {
  const file = path.join(folder(), 'scan.h5');
  runPython(['-c', MAKE, file, kind, FOREIGN]);
  const [best] = await withSources(worker, [file], recogniseSources);
  if (!best) return expect.fail('No layout is recognised');
  expect(best.evidence).toContain(evidence);
  expect(best.recipe.patterns.steps.some(({ step }) => step === 'dark')).toBe(isDark);
  const { output } = await prepareFiles(worker, [file], best.recipe);
  expectTrue(output);
  expectSame(output, preparePython([file], best.recipe));
});

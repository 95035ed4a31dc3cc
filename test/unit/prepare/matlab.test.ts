/** Masks and dark frames of MATLAB files lie on the patterns, whichever of them is transposed; so they do in the Python copy. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PYTHON } from '../../python';
import { difference, folder, prepareFiles, preparePython, recipe } from './prepared';
import { sourcesWorker } from './sourcesWorker';

const { worker } = sourcesWorker();
const at = folder();
const file = (name: string) => path.join(at, name);

/** 9 patterns of 20 × 24, of which MATLAB makes (9, 24, 20) in the file; what has to come out is 16 × 16. */
const MAKE = `
import sys, h5py, numpy as np
out = sys.argv[1]
rng = np.random.default_rng(3)
counts = rng.poisson(40, (9, 20, 24)).astype(float)
mask, dark, gain = rng.random((20, 24)) < 0.2, rng.poisson(3, (20, 24)).astype(float), rng.uniform(0.5, 2, (20, 24))
x, y, probe = rng.uniform(0, 30, 9), rng.uniform(0, 30, 9), rng.normal(size=(16, 16)) + 1j
turned = lambda a: a.swapaxes(-1, -2)
with h5py.File(out + '/dp.mat', 'w', userblock_size=512) as h:
    h['dp'], h['mask'], h['dark'], h['gain'], h['x'], h['y'] = turned(counts), turned(mask).astype('u1'), turned(dark), turned(gain), x, y
with open(out + '/dp.mat', 'r+b') as f:
    f.write(b'MATLAB 7.3 MAT-file'.ljust(124) + b'\\x00\\x02IM')
with h5py.File(out + '/plain.mat', 'w', userblock_size=512) as h:
    h['dp'], h['mask'], h['dark'], h['gain'], h['x'], h['y'] = counts, mask.astype('u1'), dark, gain, x, y
with open(out + '/plain.mat', 'r+b') as f:
    f.write(b'MATLAB 7.3 MAT-file'.ljust(124) + b'\\x00\\x02IM')
with h5py.File(out + '/attributes.h5', 'w') as h:
    for name, value in (('mask', turned(mask).astype('u1')), ('dark', turned(dark)), ('gain', turned(gain))):
        h[name] = value
        h[name].attrs['MATLAB_class'] = np.bytes_('double')
np.savez(out + '/patterns.npz', dp=counts, x=x, y=y, mask=mask, dark=dark, gain=gain)
np.save(out + '/probe.npy', probe)
made = np.sqrt(np.maximum(np.divide(np.where(mask, 0, counts) - dark, gain), 0))[:, 2:18, 4:20]
np.savez(out + '/truth.npz', amplitude=made, x=x, y=y, probe=probe)
`;
execFileSync(PYTHON, ['-c', MAKE, at]);

const yaml = (own: string, transpose: string, numbers = 1): string => `
patterns:
  array: ${own}dp
  quantity: intensity
  steps:
    - ${transpose}
    - bad: {mask: {file: ${numbers}, path: ${numbers === 1 ? own : '/'}mask}}
    - dark: {array: {file: ${numbers}, path: ${numbers === 1 ? own : '/'}dark}}
    - gain: {array: {file: ${numbers}, path: ${numbers === 1 ? own : '/'}gain}}
    - crop: {size: 16, at: [10, 12]}
    - amplitude
probe: {array: {file: 2, path: ''}}
x: {array: ${own}x, steps: [unit: {from: px}]}
y: {array: ${own}y, steps: [unit: {from: px}]}
`;

const TURNED = 'transpose: {axes: [0, 2, 1]}';
const LEFT = 'transpose: {axes: [0, 1, 2]}';

describe('a mask, a dark frame and a gain', () => {
  it.each([
    ['of a MATLAB file, with its patterns', ['dp.mat'], yaml('/', TURNED)],
    ['of a MATLAB file whose patterns are left as they are', ['plain.mat'], yaml('/', LEFT)],
    [
      'of arrays that MATLAB marks, for patterns of numpy',
      ['patterns.npz', 'probe.npy', 'attributes.h5'],
      yaml('', LEFT, 3),
    ],
    ['of numpy', ['patterns.npz'], yaml('', LEFT)],
  ])('%s', async (_, names, text) => {
    const files = (names.length === 1 ? [...names, 'probe.npy'] : names).map(file);
    const given = recipe(text);
    const { output } = await prepareFiles(worker, files, given);
    for (const made of [output, preparePython(files, given)])
      expect(difference(made, file('truth.npz'), true)['amplitude']).toBeLessThan(1e-5);
  });
});

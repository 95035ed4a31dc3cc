/** `pinnboard prepare` as it is called. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runPython } from '../../python';
import { difference, FOREIGN } from '../prepare/prepared';
import { EXAMPLES, recipeOf } from '../prepare/recipes';
import { sourcesWorker } from '../prepare/sourcesWorker';
import { runWith, temporary } from './run';

const { folder: dist } = sourcesWorker();
const folder = temporary();
const at = (name: string) => path.join(folder, name);
const foreign = (name: string) => path.join(FOREIGN, name);
const run = (...words: string[]) => runWith({ dist }, ['prepare', ...words]);

const recipeFile = (name: string): string => {
  const file = at(`${name}.yaml`);
  writeFileSync(file, recipeOf(EXAMPLES[name]?.yaml ?? ''));
  return file;
};

describe('pinnboard prepare', () => {
  it('writes the dataset, and says what it wrote', async () => {
    const {
      code,
      out: stdout,
      err: stderr,
    } = await run(foreign('tike.npz'), '--recipe', recipeFile('tike'), '-o', at('my "scan" ü.npz'));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('30 patterns');
    const found = difference(at('my "scan" ü.npz'), foreign('truth.npz'), true);
    expect(found['amplitude']).toBeLessThan(1e-5);
  });

  it('needs no recipe where the layout is known, and says what it recognised', async () => {
    const { code, err, out } = await run(foreign('tike.npz'), '-o', at('known.npz'));
    expect(code).toBe(0);
    expect(err).toContain('tike.npz: tike (`data` (1, 30, 64, 64): counts in FFT order; ');
    expect(out).toContain('30 patterns');
    const found = difference(at('known.npz'), foreign('truth.npz'), true);
    expect(found['amplitude']).toBeLessThan(1e-5);
    expect(found['positions']).toBeLessThan(1e-5);
    expect(found['probe']).toBeLessThan(1e-5);
  });

  it('asks by name for what no file says, and takes it from the options', async () => {
    const parts = [foreign('patterns.npy'), foreign('positions_xy_m.txt')];
    const asked = await run(...parts, '-o', at('stack.npz'));
    expect(asked.code).toBe(2);
    expect(asked.err).toMatch(/photon energy. Give it: --energy 8.8keV$/m);
    expect(asked.err).toMatch(/distance of the detector. Give it: --distance 1.5m$/m);
    expect(existsSync(at('stack.npz'))).toBe(false);
    const options = ['--energy', '8.8keV', '--distance', '1.5', '--detector-pixel', '75um'];
    const { code } = await run(...parts, ...options, '-o', at('stack.npz'));
    expect(code).toBe(0);
    expect(difference(at('stack.npz'), foreign('truth.npz'), true)['positions']).toBeLessThan(1e-5);
  });

  it('takes the layout that is named, or says which others fit', async () => {
    const { out } = await run('--layout', 'list');
    expect(out).toMatch(/^ptyd +ptypy$/m);
    const other = await run(foreign('tike.npz'), '--layout', 'cxi', '-o', at('other.npz'));
    expect(other.code).toBe(2);
    expect(other.err).toContain('does not have the layout cxi. It can be read as tike or stack.');
    const none = await run(foreign('ptychodus_product.h5'), '-o', at('none.npz'));
    expect(none.err).toContain('No patterns of a known layout in');
  });

  it('warns of what the patterns contradict, and changes it only when asked', async () => {
    const warned = await run(foreign('spoiled_sign.npz'), '-o', at('warned.npz'));
    expect(warned.code).toBe(0);
    expect(warned.err).toMatch(
      /^warning: x mirrored\. \d+ of 30 patterns fit better, .* Turn the sign of x: --fix flip-x$/m,
    );
    expect(difference(at('warned.npz'), foreign('truth.npz'), true)['positions']).toBeGreaterThan(
      1,
    );
    const { code, err } = await run(
      ...[foreign('spoiled_sign.npz'), '--fix', 'flip-x', '-o', at('turned.npz')],
    );
    expect([code, err.includes('warning')]).toEqual([0, false]);
    expect(difference(at('turned.npz'), foreign('truth.npz'), true)['positions']).toBeLessThan(
      1e-5,
    );
    const other = await run(foreign('tike.npz'), '--fix', 'flip-y', '-o', at('flip.npz'));
    expect(other.code).toBe(2);
    expect(other.err).toContain('The checks do not propose flip-y. They propose nothing.');
  });

  it('takes the geometry with units, bare numbers in eV and m', async () => {
    const recipe = at('bare.yaml');
    writeFileSync(
      recipe,
      recipeOf((EXAMPLES['NeXus']?.yaml ?? '').replace(/geometry:[\s\S]*um\n/, '')),
    );
    const given = ['--energy', '8800', '--distance', '1500mm', '--detector-pixel', '75um'];
    const { code, err: stderr } = await run(
      foreign('scan.nxs'),
      '--recipe',
      recipe,
      ...given,
      '-o',
      at('nxs.npz'),
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(difference(at('nxs.npz'), foreign('truth.npz'), true)['positions']).toBeLessThan(1e-5);
    const without = await run(foreign('scan.nxs'), '--recipe', recipe, '-o', at('no.npz'));
    expect(without.code).toBe(2);
    expect(without.err).toContain('energy, distance, detector pixel');
    expect(existsSync(at('no.npz'))).toBe(false);
  });

  it('shows what would be written, without writing', async () => {
    const { code, out: stdout } = await run(
      foreign('scan.cxi'),
      '--recipe',
      recipeFile('CXI'),
      '--size',
      '128',
      '--no-checks',
      '--dry-run',
      '--json',
    );
    const { arrays, geometry, notes } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(arrays[0]).toEqual({ name: 'diffraction', dtype: 'float32', shape: [30, 128, 128] });
    expect(geometry.pixelM.x).toBeCloseTo(4.4028479557244413e-8 / 2, 15);
    expect(notes).toEqual([
      "The probe's Fourier transform is padded to 128 pixels, as the patterns are.",
    ]);
  });

  it('splits into two files', async () => {
    const { code, out: stdout } = await run(
      foreign('tike.npz'),
      '--recipe',
      recipeFile('tike'),
      '--split',
      'blocks:0.1',
      '--no-checks',
      '-o',
      at('split.npz'),
    );
    expect(code).toBe(0);
    expect(stdout).toContain('27 patterns for training');
    expect(stdout).toMatch(/\d+ % of the validation patterns share object/);
    expect(existsSync(at('split_val.npz'))).toBe(true);
    expect(existsSync(at('split.npz'))).toBe(false);
  });

  it('prepares many datasets, and goes on after one that fails', async () => {
    mkdirSync(at('each'));
    const truncated = foreign('spoiled_truncated.npz');
    const { code, out: stdout } = await run(
      truncated,
      foreign('tike.npz'),
      '--each',
      '--no-checks',
      '--recipe',
      recipeFile('tike'),
      '-o',
      at('each'),
    );
    expect(code).toBe(1);
    expect(stdout).toContain('spoiled_truncated.npz:\n  error:');
    expect(readdirSync(at('each'))).toEqual(['tike.npz']);
  });

  it('writes the recipe with its options, and the Python script', async () => {
    const { code, out: stdout } = await run(
      foreign('tike.npz'),
      '--recipe',
      recipeFile('tike'),
      '--size',
      '32',
      '--save-recipe',
      at('saved.yaml'),
      '--python',
      '-',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('np.fft.fftshift(patterns, axes=(-2, -1))');
    expect(readFileSync(at('saved.yaml'), 'utf8')).toContain('size: 32');
  });

  it.each([
    ['an output that exists', ['-o', foreign('good_ptychopinn.npz')], 'exists already'],
    ['its source', ['-o', foreign('tike.npz')], 'is a source'],
    ['no output', [], '--output'],
    ['an energy that is none', ['--energy', '3 mm', '-o', at('x.npz')], 'eV or keV'],
    ['a split that is none', ['--split', 'blocks:2', '-o', at('x.npz')], 'share between 0 and 1'],
  ])('refuses %s', async (_, words, message) => {
    const { code, err: stderr } = await run(
      foreign('tike.npz'),
      '--recipe',
      recipeFile('tike'),
      ...words,
    );
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('refuses an output that exists before it looks at the patterns', async () => {
    const spoiled = foreign('spoiled_sign.npz');
    const { code, err } = await run(spoiled, '-o', foreign('good_ptychopinn.npz'));
    expect([code, err.includes('exists already')]).toEqual([2, true]);
    expect(err).not.toContain('x mirrored');
  });

  it('names the line of a recipe that is wrong', async () => {
    writeFileSync(
      at('wrong.yaml'),
      recipeOf('patterns: {array: data, quantity: intensity, steps: [fftshft]}'),
    );
    const { code, err: stderr } = await run(
      foreign('tike.npz'),
      '--recipe',
      at('wrong.yaml'),
      '-o',
      at('x.npz'),
    );
    expect(code).toBe(2);
    expect(stderr).toContain('wrong.yaml:3:');
    expect(stderr).toContain('Did you mean fftshift?');
  });
});

describe('pinnboard prepare of numbered files', () => {
  const geometry = ['--energy', '8.8keV', '--distance', '1.5', '--detector-pixel', '75um'];
  const unchecked = [...geometry, '--no-checks'];
  const positions = foreign('positions_xy_m.txt');
  const numbered = (name: string, kind = 'tif'): string => {
    const dir = path.join(temporary(), name);
    const script = path.resolve('test/unit/prepare/series.py');
    runPython([script, kind, dir, 'scan_', '1', '1']);
    return dir;
  };

  it('takes what a shell makes of a pattern, the pattern itself, and the folder', async () => {
    const dir = numbered('one');
    const files = readdirSync(dir).sort();
    const named = [
      files.map((name) => path.join(dir, name)),
      [path.join(dir, 'scan_*.tif')],
      [dir],
    ];
    for (const [i, some] of named.entries()) {
      const { code, err } = await run(...some, positions, ...unchecked, '-o', at(`same${i}.npz`));
      expect({ code, err: err.match(/array` \(30, 64, 64\)/)?.length }).toEqual({
        code: 0,
        err: 1,
      });
      const found = difference(at(`same${i}.npz`), foreign('truth.npz'), true);
      expect(found['positions']).toBeLessThan(1e-5);
      expect(found['amplitude']).toBeLessThan(1e-5);
    }
  });

  it('with --each takes every folder as a dataset, with the positions in it', async () => {
    const folders = ['scan.1', 'scan.2', 'scan.3'].map((name) => numbered(name));
    for (const dir of folders.slice(0, 2))
      writeFileSync(path.join(dir, 'positions.txt'), readFileSync(positions));
    mkdirSync(at('folders'));
    const { code, out } = await run(...folders, ...unchecked, '--each', '-o', at('folders'));
    expect(code).toBe(1);
    expect(readdirSync(at('folders'))).toEqual(['scan.1.npz', 'scan.2.npz']);
    expect(out).toContain('error: stack of patterns: something is missing.');
    expect(out).toContain('No positions: add the file that has them');
  });

  it('says that one file is one of many', async () => {
    const dir = numbered('alone');
    const { code, err } = await run(
      path.join(dir, 'scan_7.tif'),
      positions,
      ...geometry,
      '--dry-run',
    );
    expect(code).toBe(2);
    expect(err).toContain('`scan_7.tif` is one of 30 numbered files.');
    expect(err).toContain(`'${path.join(dir, 'scan_*.tif')}'`);
    expect(err).toContain('1 pattern, but 30 positions');
  });

  it('keeps files apart that a recipe counts one by one', async () => {
    const dir = temporary();
    const names = ['part1.npy', 'part2.npy'].map((name) => path.join(dir, name));
    const code = `
import sys, numpy as np
a = np.load(sys.argv[1])
np.save(sys.argv[2], a)
np.save(sys.argv[3], np.arange(2 * len(a)).reshape(-1, 2) * 1.5)`;
    runPython(['-c', code, foreign('patterns.npy'), ...names]);
    const recipe = at('apart.yaml');
    writeFileSync(
      recipe,
      recipeOf(`
patterns: {array: '', quantity: intensity, steps: [amplitude]}
probe: {made: disk, diameter: 20 px}
x: {array: {file: 2, path: ''}, steps: [take: {axis: 1, index: 0}, place]}
y: {array: {file: 2, path: ''}, steps: [take: {axis: 1, index: 1}, place]}`),
    );
    const ran = await run(...names, '--recipe', recipe, '--no-checks', '-o', at('apart.npz'));
    expect([ran.code, ran.err]).toEqual([0, '']);
  });

  it('is said by inspect, with the layout', async () => {
    const { code, out } = await runWith({ dist }, ['inspect', numbered('look', 'npy')]);
    expect(code).toBe(0);
    expect(out).toContain('30 files `scan_*.npy`  NumPy array');
    expect(out).toContain('uint16  (30, 64, 64)');
    expect(out).toContain('layout   stack of patterns (stack)');
  });
});

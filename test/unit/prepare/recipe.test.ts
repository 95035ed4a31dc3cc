import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecipe, recipeText } from '../../../shared/prepare/recipeFile';
import { difference, FOREIGN, prepareFiles, preparePython, recipe } from './prepared';
import { EXAMPLES, recipeOf } from './recipes';
import { sourcesWorker } from './sourcesWorker';

const { worker } = sourcesWorker();
const { tolerance } = JSON.parse(readFileSync(path.join(FOREIGN, 'expected.json'), 'utf8'));

describe.each(Object.entries(EXAMPLES))(
  'a recipe for files of %s',
  (_, { files, yaml, without = [] }) => {
    const paths = files.map((file) => path.join(FOREIGN, file));
    const given = recipe(yaml);

    it('makes the amplitudes, positions and probe that were simulated', async () => {
      const { output } = await prepareFiles(worker, paths, given);
      const found = difference(output, path.join(FOREIGN, 'truth.npz'), true);
      expect(found['amplitude']).toBeLessThan(tolerance.amplitude);
      expect(found['copy']).toBe(true);
      if (!without.includes('positions'))
        expect(found['positions']).toBeLessThan(tolerance.positions_px);
      if (!without.includes('probe')) expect(found['probe']).toBeLessThan(tolerance.probe_relative);
    });

    // h5py has no bitshuffle, which Eiger files have.
    it.skipIf(files[0] === 'eiger_master.h5')(
      'makes the same arrays as its copy in Python',
      async () => {
        const { output } = await prepareFiles(worker, paths, given, { compress: false });
        const found = difference(output, preparePython(paths, given));
        expect(Object.keys(found).sort()).toEqual([
          'diff3d',
          'diffraction',
          'objectGuess',
          'probeGuess',
          'scan_index',
          'xcoords',
          'xcoords_start',
          'ycoords',
          'ycoords_start',
        ]);
        for (const [name, value] of Object.entries(found))
          expect({ name, value }).toEqual({ name, value: 0 });
      },
    );

    it('reads back as it is written', () => {
      expect(readRecipe(recipeText(given))).toEqual({ ok: true, recipe: given });
    });
  },
);

describe('the text of a recipe', () => {
  it('is as short as it was written by hand', () => {
    const text = recipeText(recipe(EXAMPLES['tike']?.yaml ?? ''));
    expect(text.split('\n').length).toBeLessThan(40);
    expect(text).toContain('- squeeze\n');
    expect(text).not.toContain('file: 1');
  });

  it.each([
    [
      'patterns: {array: data, quantity: intensity, steps: [squeze]}',
      'Did you mean squeeze or square?',
      3,
    ],
    ['patterns: {array: data, quantity: intensity, steps: [crop: {size: 6.5}]}', 'size', 3],
    ['patterns: {array: data}', 'quantity', 3],
    ['probe: {array: p, steps: [crop: {sze: 3}]}', 'probe.steps.0.size', 3],
    ['probe: {made: disk}', 'probe.diameter', 3],
  ])('has its problems named with their lines: %s', (yaml, message, line) => {
    const reading = readRecipe(recipeOf(yaml));
    const problems = reading.ok ? [] : reading.problems;
    expect(problems.find((problem) => problem.message.includes(message))?.line).toBe(line);
  });
});

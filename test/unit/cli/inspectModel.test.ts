/** `pinnboard inspect` on model folders that PtychoPINN saved. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIXTURES } from '../../conformance/read';
import { NPZ, pinnboard, temporary } from './run';

const inspect = (model: string, ...more: string[]) =>
  pinnboard([
    'inspect',
    path.join(FIXTURES, 'models', model),
    '--target',
    'ptychopinn-2026.07',
    ...more,
  ]);

describe('inspect of a model folder', () => {
  it.each([
    ['grouped', /gridsize +2/, 'ci-entrypoints-v1'],
    ['trained', /gridsize +1/, 'ci-entrypoints-v1'],
    ['refactor', /gridsize +2/, 'torch-artifact-portable-v2'],
  ])('%s: what the network was trained with', async (model, grid, schema) => {
    const { code, out } = await inspect(model);
    expect(code).toBe(0);
    expect(out).toMatch(/architecture +'ffno'/);
    expect(out).toMatch(/ N +64/);
    expect(out).toMatch(/ nphotons +1e9/);
    expect(out).toMatch(grid);
    expect(out).toContain(`schema   ${schema}`);
  });

  it('as JSON: every section', async () => {
    const { out } = await inspect('refactor', '--json');
    const { model } = JSON.parse(out);
    expect(model.archive.sections.model_config.object_layout).toBe('grouped_patches');
    expect(model.archive.sections.params.nepochs).toBe(3);
    expect(model.archive.notRead).toEqual([]);
  });

  it('an archive that cannot be read, and none', async () => {
    expect(await inspect('empty')).toMatchObject({
      code: 2,
      err: expect.stringContaining('is empty (0 bytes)'),
    });
    expect(await inspect('no_archive')).toMatchObject({
      code: 2,
      err: expect.stringContaining('contains no wts.h5.zip'),
    });
  });
});

describe('a model against a request', () => {
  const RUNS = path.join(import.meta.dirname, '../../runs');
  const request = (dataset: string, more: object = {}) => {
    const file = path.join(temporary(), 'request.json');
    const { target, ...settings } = { target: 'ptychopinn-2026.07', overrides: {}, ...more };
    const asked = {
      target,
      workflow: 'training',
      train_data_file: path.join(NPZ, dataset),
      output_dir: 'out',
      execution: null,
      ...settings,
    };
    writeFileSync(file, JSON.stringify(asked));
    return file;
  };
  const marks = (out: string, about: string) =>
    out
      .split('\n')
      .filter((line) => new RegExp(`^[✓✗?] +${about}`).test(line))
      .map((line) => line[0]);

  it('fits the dataset of its pattern size, and contradicts another grid', async () => {
    const asked = request('train64.npz', {
      overrides: { architecture: 'ffno', gridsize: 1, n_groups: 8 },
    });
    const { code, out } = await pinnboard([
      'inspect',
      path.join(RUNS, 'native-finished/run'),
      '--against',
      asked,
    ]);
    expect(code).toBe(0);
    for (const about of ['Model folder', 'Parts', 'Revision', 'Pattern size', 'Architecture'])
      expect(marks(out, about), about).toEqual(['✓']);
    expect(marks(out, 'Grid size')).toEqual(['✗']);
    expect(out).toContain('`gridsize` is 1 in this configuration; the model was trained with 2');
    expect(marks(out, 'Scale contract')).toHaveLength(1);
    expect(out).toContain('`nphotons` is 1e9, as in training.');
  });

  it('says what inference would report', async () => {
    const asked = request('train32.npz', { target: 'ptychopinn-refactor-2026.07' });
    const { out } = await pinnboard([
      'inspect',
      path.join(RUNS, 'native-finished/run'),
      '--against',
      asked,
    ]);
    expect(out).toMatch(/✗ +Pattern size +will crash model-size-differs: /);
    expect(out).toMatch(/✗ +Revision +will crash model-of-other-revision: /);
  });

  it('a checkpoint is no model folder, and its patterns may fit all the same', async () => {
    const { out } = await pinnboard([
      'inspect',
      path.join(RUNS, 'refactor-native/run/checkpoints/last.ckpt'),
      '--against',
      request('train64.npz'),
    ]);
    expect(marks(out, 'Model folder')).toEqual(['✗']);
    expect(marks(out, 'Pattern size')).toEqual(['✓']);
    expect(marks(out, 'Parts')).toEqual([]);
  });

  it('without a dataset the fit of its patterns is not known', async () => {
    const { out } = await pinnboard([
      'inspect',
      path.join(RUNS, 'native-finished/run'),
      '--against',
      request('nothere.npz'),
      '--json',
    ]);
    const { against, parameters } = JSON.parse(out);
    const of = (about: string) => against.find((fit: { about: string }) => fit.about === about);
    expect(of('Pattern size')).toMatchObject({ verdict: 'unknown', finding: null });
    expect(of('Positions')).toMatchObject({ verdict: 'unknown' });
    expect(parameters).toBe(849);
  });
});

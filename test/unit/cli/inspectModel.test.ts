/** `pinnboard inspect` on model folders that PtychoPINN saved. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIXTURES } from '../../conformance/read';
import { pinnboard } from './run';

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

import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NPZ, pinnboard, temporary } from './run';

const folder = temporary();
copyFileSync(path.join(NPZ, 'train64.npz'), path.join(folder, 'scan.npz'));
copyFileSync(path.join(NPZ, 'train64_stored.npz'), path.join(folder, 'v.npz'));

/** A request file beside the dataset. */
function request(overrides: object, more: object = {}): string {
  const file = path.join(folder, `${Math.random()}.json`);
  writeFileSync(
    file,
    JSON.stringify({
      target: 'adr-003',
      workflow: 'training',
      train_data_file: 'scan.npz',
      output_dir: 'out',
      overrides: { n_groups: 8, nphotons: 1e9, test_data_file: 'v.npz', ...overrides },
      execution: null,
      ...more,
    }),
  );
  return file;
}

describe('pinnboard check', () => {
  it('leaves 0 for a sound request, reading its dataset beside it', async () => {
    expect(await pinnboard(['check', request({})])).toMatchObject({
      code: 0,
      out: '0 errors, 0 warnings\n',
    });
  });

  it('leaves 1 for what the factory refuses, and for more warnings than allowed', async () => {
    const refused = await pinnboard(['check', request({ n_groups: null })]);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('error n-groups-missing');
    const warned = request({ gridsize: 3, K: 4 });
    expect(await pinnboard(['check', warned])).toMatchObject({ code: 0 });
    const strict = await pinnboard(['check', warned, '--max-warnings', '0']);
    expect(strict.code).toBe(1);
    expect(strict.out).toContain('warning neighbours-too-few');
  });

  it('does not count what was acknowledged', async () => {
    const acknowledgements = [
      { rule: 'neighbours-too-few', field: 'neighbor_count', note: 'a test' },
    ];
    const file = request({ gridsize: 3, K: 4 }, { acknowledgements });
    const { code, out } = await pinnboard(['check', file, '--max-warnings', '0']);
    expect(out).toContain('acknowledged: a test');
    expect(code).toBe(0);
  });

  it('says that the dataset has changed since a payload was exported', async () => {
    const file = path.join(folder, 'payload.json');
    const data = path.join(folder, 'scan.npz');
    const made = await pinnboard([
      'payload',
      'training',
      '--data',
      data,
      '--out',
      'o',
      '--set',
      'n_groups=8',
      '-o',
      file,
    ]);
    expect(made.code, made.err).toBe(0);
    expect((await pinnboard(['check', file])).out).not.toContain('changed');
    const before = readFileSync(data);
    copyFileSync(path.join(NPZ, 'train32.npz'), data);
    const { notes } = JSON.parse((await pinnboard(['check', file, '--json'])).out);
    expect(notes.join()).toContain('has changed since this payload was exported');
    writeFileSync(data, before);
  });

  it('leaves 2 for wrong usage', async () => {
    expect(await pinnboard(['check', 'nowhere.json'])).toMatchObject({ code: 2 });
    const bad = await pinnboard(['check', request({}), '--max-warnings', 'none']);
    expect(bad).toMatchObject({ code: 2 });
    expect(bad.err).toContain('takes a whole number');
  });
});

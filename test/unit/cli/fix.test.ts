import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NPZ, pinnboard, temporary } from './run';

const folder = temporary();
copyFileSync(path.join(NPZ, 'train64.npz'), path.join(folder, 'scan.npz'));

function requestFile(overrides: object): string {
  const file = path.join(folder, `${Object.keys(overrides).length}.json`);
  const request = {
    target: 'adr-003',
    workflow: 'training',
    train_data_file: 'scan.npz',
    output_dir: 'out',
    overrides: { n_groups: 8, nphotons: 1e9, test_data_file: 'v.npz', ...overrides },
    execution: null,
  };
  writeFileSync(file, JSON.stringify(request));
  return file;
}

describe('pinnboard fix', () => {
  it('shows the safe fixes as a diff, leaves 1, and writes nothing', async () => {
    const file = requestFile({ zzzzzz: 1, qqqqqq: [2] });
    const before = readFileSync(file, 'utf8');
    const { code, out } = await pinnboard(['fix', file]);
    expect(code).toBe(1);
    expect(out.split('\n').sort()).toEqual(
      [
        '- override zzzzzz = 1',
        '- override qqqqqq = [2]',
        'payload: 0 fields change',
        '- warning unknown-override qqqqqq',
        '- warning unknown-override zzzzzz',
        '2 safe fixes',
        '',
      ].sort(),
    );
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('writes the fixed request, which then has nothing to fix', async () => {
    const fixed = path.join(folder, 'fixed.json');
    const file = requestFile({ zzzzzz: 1 });
    expect(await pinnboard(['fix', file, '-o', fixed])).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(fixed, 'utf8')).overrides).toEqual({
      n_groups: 8,
      nphotons: 1e9,
      test_data_file: 'v.npz',
    });
    expect(await pinnboard(['fix', fixed])).toMatchObject({
      code: 0,
      out: 'No safe fixes.\n',
    });
    const { out, err } = await pinnboard(['fix', file, '-o', '-']);
    expect(JSON.parse(out)).toEqual(JSON.parse(readFileSync(fixed, 'utf8')));
    expect(err).toContain('- override zzzzzz = 1');
  });

  it('leaves alone what is a choice: a name that may be misspelt', async () => {
    const { code, out } = await pinnboard(['fix', requestFile({ neighbour_count: 4, K: 6 })]);
    expect(code).toBe(0);
    expect(out).toContain('No safe fixes');
  });

  it('leaves 2 for a file that cannot be read or written', async () => {
    expect(await pinnboard(['fix', 'nowhere.json'])).toMatchObject({ code: 2 });
    const away = path.join(folder, 'nowhere/at/all.json');
    expect(await pinnboard(['fix', requestFile({ zzzzzz: 1 }), '-o', away])).toMatchObject({
      code: 2,
    });
    expect(existsSync(away)).toBe(false);
  });
});

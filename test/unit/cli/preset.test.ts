/** `pinnboard preset` and `--preset`: on real files, with a state folder of its own. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinnboard, runWith, temporary } from './run';

const state = temporary();
const preset = (...args: string[]) => runWith({ state }, ['preset', ...args]);
const folder = temporary();

function requestFile(name: string, overrides: object): string {
  const file = path.join(folder, name);
  const request = {
    target: 'adr-003',
    workflow: 'training',
    train_data_file: path.resolve('test/fixtures/npz/train64.npz'),
    output_dir: 'out',
    overrides,
    execution: null,
  };
  writeFileSync(file, JSON.stringify(request));
  return file;
}

const DATA = ['--data', 'train64.npz', '--out', 'o', '--allow-crash'];
const TO = ['--target', 'adr-003', ...DATA];
const payload = (args: readonly string[]) =>
  runWith({ state }, ['payload', 'training', ...TO, ...args]);
const requestIn = (out: string) => JSON.parse(out).request;

describe('pinnboard preset', () => {
  it('saves a file’s settings without paths, shows them, and refuses a name that is taken', async () => {
    const file = requestFile('a.json', { n_groups: 8, nphotons: 1e9, test_data_file: 'v.npz' });
    const saved = await preset('save', 'lab baseline', '--from', file, '--author', 'Ana');
    expect(saved).toMatchObject({ code: 0, err: 'Saved "lab baseline".\n' });
    const { code, out } = await preset('show', 'lab baseline', '--json');
    expect(code).toBe(0);
    expect(out).toContain('"nphotons": 1000000000.0');
    expect(JSON.parse(out)).toMatchObject({
      name: 'lab baseline',
      author: 'Ana',
      target: 'adr-003',
      overrides: { n_groups: 8, nphotons: 1e9 },
    });
    expect(out).not.toContain('v.npz');
    const again = await preset('save', 'lab baseline', '--set', 'n_groups=9');
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('--force') });
    expect((await preset('list')).out).toMatch(/mine +lab baseline +adr-003 +2 settings/);
  });

  it('writes a file with the paths that were asked for, which works by its path', async () => {
    const from = requestFile('b.json', { n_groups: 8, test_data_file: 'v.npz', K: 6 });
    const file = path.join(folder, 'shared.pinnboard-preset.json');
    const only = ['--only', 'test_data_file', 'K'];
    expect((await preset('save', 'b', '--from', from, '-o', file, ...only)).code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8')).overrides).toEqual({
      test_data_file: 'v.npz',
      K: 6,
    });
    const { out } = await payload(['--preset', file, '--set', 'n_groups=8']);
    expect(requestIn(out).overrides).toEqual({ n_groups: 8, test_data_file: 'v.npz', K: 6 });
    expect(await preset('save', 'b', '--from', from, '--only', 'n_group')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean n_groups?'),
    });
  });

  it('layers presets under --set, the later winning, and tells what it takes from the other', async () => {
    await preset(
      'save',
      'one',
      '--set',
      'n_groups=8',
      '--set',
      'gridsize=1',
      '--exec',
      'num_workers=2',
    );
    await preset('save', 'two', '--set', 'grid_size=[2, 2]', '--set', 'n_groups=4');
    const { out, err } = await payload([
      '--preset',
      'one',
      '--preset',
      'two',
      '--set',
      'n_groups=6',
    ]);
    expect(requestIn(out)).toMatchObject({
      overrides: { grid_size: [2, 2], n_groups: 6 },
      execution: { num_workers: 2 },
    });
    expect(requestIn(out).overrides).not.toHaveProperty('gridsize');
    expect(err).toContain('grid_size = (2, 2) from "two" replaces gridsize = 1 from "one"');
  });

  it('takes the target that a preset was made for, unless another is given', async () => {
    const example = ['--preset', 'CI profile', '--set', 'n_groups=8'];
    const { out } = await runWith({ state }, ['payload', 'training', ...DATA, ...example]);
    expect(requestIn(out)).toMatchObject({ target: 'ptychopinn-2026.07', profile: 'ci' });
    const other = await payload([...example, '--target', 'adr-003', '--set', 'N=64']);
    expect(other.err).toContain('“CI profile” was made for the target ptychopinn-2026.07');
    expect(requestIn(other.out).target).toBe('adr-003');
  });

  it('applies to a file as a diff, keeps what the file sets, and writes when told to', async () => {
    const file = requestFile('c.json', { n_groups: 16, nphotons: 1e9 });
    const before = readFileSync(file, 'utf8');
    const shown = await preset('apply', 'two', '--to', file);
    expect(shown.code).toBe(1);
    expect(shown.out).toContain('+ override grid_size = (2, 2)');
    expect(shown.out).toMatch(/payload: \d+ fields change/);
    expect(shown.err).toContain('kept n_groups = 16 of the file; "two" has n_groups = 4');
    expect(readFileSync(file, 'utf8')).toBe(before);
    const written = path.join(folder, 'c2.json');
    expect((await preset('apply', 'two', '--to', file, '--replace', '-o', written)).code).toBe(0);
    expect(JSON.parse(readFileSync(written, 'utf8')).overrides).toEqual({
      n_groups: 4,
      nphotons: 1e9,
      grid_size: [2, 2],
    });
    expect(await preset('apply', 'two', '--to', written)).toMatchObject({
      code: 0,
      out: 'No changes.\n',
    });
  });

  it('compares presets and files by exit code and setting', async () => {
    const differs = await preset('diff', 'one', 'two');
    expect(differs.code).toBe(1);
    expect(differs.out).toMatch(/~ override n_groups +8 +-> +4 +×0\.5/);
    expect(differs.out).toMatch(/\+ override grid_size +not set +-> +\(2, 2\)/);
    expect((await preset('diff', 'one', 'one')).code).toBe(0);
    const file = requestFile('d.json', { grid_size: [2, 2], n_groups: 4 });
    expect(await preset('diff', 'two', file)).toMatchObject({
      code: 0,
      out: '0 settings differ, 2 equal.\n',
    });
  });

  it('leaves 2 for a name or a file that is none, and suggests the nearest', async () => {
    expect(await preset('show', 'lab-baselin')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean lab baseline?'),
    });
    expect((await payload(['--preset', 'nowhere.json'])).code).toBe(2);
    expect((await preset('save', 'empty')).code).toBe(2);
  });

  it('knows the examples without any state', async () => {
    const { code, out } = await pinnboard(['preset', 'list']);
    expect(code).toBe(0);
    expect(out).toMatch(/example +TF-parity preset for N=128/);
  });
});

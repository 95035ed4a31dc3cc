/** `pinnboard upgrade`: the preview, the copy, and what is said about files of other targets. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TARGETS } from '../../../shared/targets';
import { NPZ, pinnboard, temporary } from './run';

const folder = temporary();
const JULY = 'ptychopinn-2026.07';
const DRAFT = 'adr-003';
const SCAN = path.join(NPZ, 'train64.npz');

const OVERRIDES = { n_groups: 8, nphotons: 1e9, gridsize: 2, probe_mask: false, fno_modes: 6 };
const REQUEST = {
  target: JULY,
  workflow: 'training',
  train_data_file: SCAN,
  output_dir: 'out',
  overrides: OVERRIDES,
  execution: null,
};

function file(name: string, changes: object = {}): string {
  const full = path.join(folder, name);
  writeFileSync(full, JSON.stringify({ ...REQUEST, ...changes }));
  return full;
}
const copy = (name: string) => path.join(folder, name);

describe('pinnboard upgrade', () => {
  it('prints the differences in groups and leaves the file as it is', async () => {
    const original = file('a.json');
    const before = readFileSync(original);
    const { code, out } = await pinnboard(['upgrade', original, '--to', DRAFT]);
    expect(code).toBe(0);
    expect(out).toMatch(/Removed:\n\s+fno_modes\s+6/);
    expect(out).toMatch(/New default:[\s\S]*probe_scale\s+4\.0 -> 1\.0/);
    expect(out).toMatch(/exist in one version only/);
    expect(readFileSync(original)).toEqual(before);
  });

  it('writes a request for a request, which is for the new target', async () => {
    const args = ['upgrade', file('b.json'), '--to', DRAFT, '-o', copy('b2.json')];
    expect((await pinnboard(args)).code).toBe(0);
    const written = JSON.parse(readFileSync(copy('b2.json'), 'utf8'));
    expect(written).toMatchObject({ target: DRAFT, train_data_file: SCAN });
    expect(written.overrides).not.toHaveProperty('fno_modes');
    expect((await pinnboard(['check', copy('b2.json')])).code).toBe(0);
  });

  it('writes a payload for a payload, with the values of the new target', async () => {
    const payload = copy('c.json');
    const set = ['--set', 'n_groups=8', '--set', 'gridsize=2'];
    await pinnboard(
      ['payload', 'training', '--target', JULY, '--data', SCAN, '--out', 'o', ...set].concat(
        '-o',
        payload,
      ),
    );
    const { code } = await pinnboard(['upgrade', payload, '--to', DRAFT, '-o', copy('c2.json')]);
    expect(code).toBe(0);
    const written = JSON.parse(readFileSync(copy('c2.json'), 'utf8'));
    expect(written).toMatchObject({ format: 'pinnboard.payload', target: DRAFT });
    expect(written.payload.pt_data_config.probe_scale).toBe(1);
    expect(JSON.parse(readFileSync(payload, 'utf8')).target).toBe(JULY);
  });

  it('--check exits 1 for a change of substance and 0 without one', async () => {
    const args = (to: string) => ['upgrade', file('d.json'), '--to', to, '--check'];
    expect((await pinnboard(args(DRAFT))).code).toBe(1);
    const same = await pinnboard(args(JULY));
    expect(same.code).toBe(0);
    expect(same.out).toContain('Nothing of substance changes.');
  });

  it('--json has every difference with its cause', async () => {
    const { out } = await pinnboard(['upgrade', file('e.json'), '--to', DRAFT, '--json']);
    const result = JSON.parse(out);
    expect(result).toMatchObject({ from: JULY, to: DRAFT, substantial: true, output: null });
    expect(result.settings).toContainEqual(
      expect.objectContaining({ name: 'fno_modes', fate: 'removed' }),
    );
    expect(result.values).toContainEqual(
      expect.objectContaining({
        section: 'pt_data_config',
        name: 'probe_scale',
        cause: 'new-default',
      }),
    );
  });

  it('names what blocks the request there, and writes no payload', async () => {
    const blocked = file('f.json', { execution: { num_workers: -1 } });
    const { code, out } = await pinnboard(['upgrade', blocked, '--to', DRAFT]);
    expect(code).toBe(1);
    expect(out).toContain('rejects the request because of num_workers');
  });

  it('refuses to write over the original', async () => {
    const original = file('g.json');
    const { code, err } = await pinnboard(['upgrade', original, '--to', DRAFT, '-o', original]);
    expect(code).toBe(2);
    expect(err).toContain('writes a copy');
  });

  it('without --to lists the targets', async () => {
    const { code, err } = await pinnboard(['upgrade', file('h.json')]);
    expect(code).toBe(2);
    for (const name of Object.keys(TARGETS)) expect(err).toContain(name);
  });
});

describe('a file of a target that this Pinnboard does not know', () => {
  const unknown = file('later.json', { target: 'ptychopinn-2027.01' });

  it.each([
    ['check', [unknown]],
    ['fix', [unknown]],
    ['export', [unknown, '--as', 'command']],
  ])('%s names the targets and suggests an upgrade', async (command, args) => {
    const { code, err } = await pinnboard([command, ...args]);
    expect(code).toBe(2);
    for (const name of Object.keys(TARGETS)) expect(err).toContain(name);
    expect(err).toContain(`pinnboard upgrade ${unknown} --to TARGET`);
  });

  it('is upgraded', async () => {
    const args = ['upgrade', unknown, '--to', JULY, '-o', copy('now.json')];
    expect((await pinnboard(args)).code).toBe(0);
    expect(JSON.parse(readFileSync(copy('now.json'), 'utf8')).target).toBe(JULY);
    expect(existsSync(unknown)).toBe(true);
  });

  it('a misspelt target has a suggestion', async () => {
    const misspelt = file('misspelt.json', { target: 'ptychopin-2026.07' });
    expect((await pinnboard(['check', misspelt])).err).toContain(`Did you mean ${JULY}?`);
  });
});

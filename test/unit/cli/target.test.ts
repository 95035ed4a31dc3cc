/** No target is a default: a request that names none needs --target, and the window's choice is not taken for it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TARGETS } from '../../../shared/targets';
import { NPZ, pinnboard, runWith, temporary } from './run';

const folder = temporary();
const BARE = {
  workflow: 'training',
  train_data_file: path.join(NPZ, 'train64.npz'),
  output_dir: 'out',
  overrides: { n_groups: 8, nphotons: 1e9 },
  execution: null,
};

function file(name: string, text: string): string {
  const full = path.join(folder, name);
  writeFileSync(full, text);
  return full;
}
const bare = file('bare.json', JSON.stringify(BARE));
const draft = file('draft.json', JSON.stringify({ target: 'adr-003', ...BARE }));
const study = (base: object | string) =>
  file(`${JSON.stringify(base).length}.yaml`, JSON.stringify({ base, axes: { K: [4, 6] } }));
const python = file('run.py', "overrides = {'n_groups': 8}\n");

/** As the window leaves it: its choice is remembered, and presets are kept. */
function state(): string {
  const at = temporary();
  const settings = { version: 1, theme: 'system', lastFolder: null, bounds: null };
  mkdirSync(at, { recursive: true });
  writeFileSync(
    path.join(at, 'settings.json'),
    JSON.stringify({ ...settings, target: 'ptychopinn-2026.07' }),
  );
  return at;
}

const COMMANDS: readonly (readonly string[])[] = [
  ['inspect', 'train64.npz'],
  ['payload', 'training', '--data', 'train64.npz', '--out', 'o', '--set', 'n_groups=8'],
  ['explain', 'learning_rate'],
  ['fields'],
  ['check', bare],
  ['fix', bare],
  ['upgrade', bare, '--to', 'ptychopinn-2026.07'],
  ['export', bare, '--as', 'command'],
  ['batch', bare],
  ['sweep', study(BARE), '--dry-run'],
  ['sweep', study(bare), '--dry-run'],
  ['import', bare],
  ['import', python],
  ['rules', 'neighbours-too-few', '--in', bare],
  ['preset', 'apply', 'CI profile', '--to', bare],
  ['preset', 'diff', 'CI profile', bare],
  ['preset', 'save', 'x', '--from', bare, '-o', '-'],
];

describe.each(COMMANDS.map((args) => [args.join(' ').replaceAll(/\/\S*\//g, ''), args] as const))(
  'pinnboard %s',
  (_title, args) => {
    it('without a target is wrong usage that lists the targets, whatever the window remembers', async () => {
      const { code, err } = await runWith({ state: state() }, args);
      expect(code).toBe(2);
      for (const name of Object.keys(TARGETS)) expect(err).toContain(name);
      expect(err).toContain('adr-003 (design draft, not installable)');
    });

    it.each(Object.keys(TARGETS))('takes --target %s', async (target) => {
      const { code, err } = await runWith({ state: state() }, [...args, '--target', target]);
      expect(err).not.toMatch(/names no target\.|Give --target/);
      expect(code).toBeLessThan(2);
    });
  },
);

describe('a file that names a target', () => {
  it.each([
    ['check', draft],
    ['fix', draft],
    ['export', draft, '--as', 'command'],
    ['sweep', study({ target: 'adr-003', ...BARE }), '--dry-run'],
    ['import', draft],
    ['preset', 'apply', 'CI profile', '--to', draft],
  ])('is not taken for another one: %s', async (...args) => {
    const { code, err } = await pinnboard([...args, '--target', 'ptychopinn-2026.07']);
    expect(code).toBe(2);
    expect(err).toContain('the request is for `adr-003`, but --target is `ptychopinn-2026.07`');
    expect((await pinnboard([...args, '--target', 'adr-003'])).code).toBeLessThan(2);
  });
});

describe('a batch', () => {
  it('answers every line, and says of how many it knows no target', async () => {
    const lines = [BARE, { target: 'adr-003', ...BARE }, BARE].map((one) => JSON.stringify(one));
    const { code, out, err } = await pinnboard(['batch'], [lines.join('\n')]);
    const payloads = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).payload !== null);
    expect(payloads).toEqual([false, true, false]);
    expect(err).toContain('Lines whose target is missing or differs from --target: 2.');
    expect(code).toBe(2);
  });

  it('refuses a line for another target by its finding', async () => {
    const line = JSON.stringify({ target: 'adr-003', ...BARE });
    const { code, out } = await pinnboard(['batch', '--target', 'ptychopinn-2026.07'], [line]);
    expect(JSON.parse(out).findings).toMatchObject([
      {
        rule: 'bad-request',
        message: expect.stringContaining('for `adr-003`, but --target is `ptychopinn-2026.07`'),
      },
    ]);
    expect(code).toBe(2);
  });
});

describe('a preset without a target', () => {
  it('is saved from values that all targets read alike', async () => {
    const saved = await pinnboard(['preset', 'save', 'x', '--set', 'gridsize=2', '-o', '-']);
    expect(saved.code).toBe(0);
    expect(JSON.parse(saved.out)).not.toHaveProperty('target');
  });
});

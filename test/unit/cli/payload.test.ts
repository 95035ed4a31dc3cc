import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinnboard, temporary } from './run';

const training = [
  'payload',
  'training',
  '--target',
  'adr-003',
  '--data',
  'train64.npz',
  '--out',
  'runs/a',
];

describe('pinnboard payload', () => {
  it('exports, and says what is worth knowing on stderr', async () => {
    const { code, out, err } = await pinnboard([
      ...training,
      '--set',
      'n_groups=24',
      '--set',
      'gridsize=2',
      '--exec',
      'learning_rate=3e-4',
    ]);
    expect(code).toBe(0);
    const file = JSON.parse(out);
    expect(file.request).toMatchObject({
      train_data_file: 'train64.npz',
      overrides: { n_groups: 24, gridsize: 2 },
    });
    expect(file.payload.pt_training_config.learning_rate).toBe(3e-4);
    expect(file.dataset.arrays[0]).toEqual({
      name: 'diffraction',
      dtype: 'float32',
      shape: [24, 64, 64],
    });
    expect(err).toContain('wrong result nphotons-divergence (train)');
    expect(err).toContain('--set nphotons=1000000000.0');
  });

  it('takes numbers as the form does, and leaves 2 for one that may mean two things', async () => {
    const { code, out } = await pinnboard([
      ...training,
      '--set',
      'n_groups=24',
      '--set',
      'nphotons=244,000',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out).request.overrides.nphotons).toBe(244_000);
    const asked = await pinnboard([...training, '--set', 'n_groups=24', '--set', 'nphotons=1,5']);
    expect(asked.code).toBe(2);
    expect(asked.out).toBe('');
    expect(asked.err).toContain('Invalid value "1,5" for --set `nphotons`: it may mean 1.5 or 15.');
  });

  it('writes the same bytes to a file as to stdout, and leaves nothing else behind', async () => {
    const folder = temporary();
    const file = path.join(folder, 'a.json');
    writeFileSync(file, 'old');
    const args = [...training, '--set', 'n_groups=24'];
    expect((await pinnboard([...args, '-o', file])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe((await pinnboard(args)).out);
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('reads values as JSON or as Python writes them, and text as text', async () => {
    const sets = [
      'n_groups=1_000',
      'test_data_file=None',
      'gradient_clip_val=1e-3',
      'probe_big=True',
      'notes=1',
      'x_bounds=(0.1, 0.5)',
      'grid_size=[3, 3]',
      'experiment_name="a b"',
    ];
    const { out } = await pinnboard([
      ...training,
      '--allow-crash',
      ...sets.flatMap((set) => ['--set', set]),
    ]);
    expect(JSON.parse(out).request.overrides).toEqual({
      n_groups: 1000,
      test_data_file: null,
      gradient_clip_val: 1e-3,
      probe_big: true,
      notes: '1',
      x_bounds: [0.1, 0.5],
      grid_size: [3, 3],
      experiment_name: 'a b',
    });
  });

  it('exits 1 when the factory refuses, and keeps the old file', async () => {
    const file = path.join(temporary(), 'a.json');
    writeFileSync(file, 'old');
    const { code, err } = await pinnboard([...training, '-o', file]);
    expect(code).toBe(1);
    expect(err).toContain('blocked n-groups-missing');
    expect(err).toContain('Nothing was written');
    expect(readFileSync(file, 'utf8')).toBe('old');
  });

  it('says in words why an output cannot be written', async () => {
    const set = ['--set', 'n_groups=24'];
    const nowhere = await pinnboard([
      ...training,
      ...set,
      '-o',
      path.join(temporary(), 'no/where.json'),
    ]);
    expect(nowhere).toMatchObject({ code: 2 });
    expect(nowhere.err).toContain('cannot be written: the folder does not exist');
    const folder = await pinnboard([...training, ...set, '-o', temporary()]);
    expect(folder.err).toContain('a folder of that name exists');
    expect(nowhere.err + folder.err).not.toMatch(/\n\s+at /);
  });

  it('takes a wrong type, warns what comes of it, and exports', async () => {
    const { code, err } = await pinnboard([
      ...training,
      '--set',
      'n_groups=24',
      '--set',
      'batch_size=many',
      '--allow-crash',
    ]);
    expect(code).toBe(0);
    expect(err).toContain(
      "will crash value-type (load): batch_size is 'many': expected a whole number",
    );
  });

  it('exports an inference payload, and refuses a folder without a model', async () => {
    const args = [
      'payload',
      'inference',
      '--target',
      'adr-003',
      '--data',
      'train64.npz',
      '--out',
      'o',
      '--set',
      'n_groups=8',
    ];
    expect((await pinnboard([...args, '--model', '../models/trained'])).code).toBe(0);
    const refused = await pinnboard([...args, '--model', '../models/no_archive']);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('wts.h5.zip');
  });

  it('gives machines one JSON object', async () => {
    const file = path.join(temporary(), 'a.json');
    const { code, out } = await pinnboard([
      ...training,
      '--set',
      'n_groups=24',
      '--json',
      '-o',
      file,
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ exported: true, output: file, problem: null });
    expect(JSON.parse(out).findings.map((f: { rule: string }) => f.rule)).toContain(
      'test-data-missing',
    );
    const refused = await pinnboard([...training, '--json', '-o', file]);
    expect(JSON.parse(refused.out)).toMatchObject({
      exported: false,
      output: null,
      code: 'request-blocked',
    });
  });

  it.each([
    [[...training, '--sett', 'a=1'], /Did you mean --set\?/],
    [['payload', 'training', '--dta', 'x'], /Did you mean --data\?/],
    [['payload', 'trainin'], /Did you mean training\?/],
    [['payload', 'training', '--data', 'x'], /requires --out/],
    [['payload', 'inference', '--data', 'x', '--out', 'o'], /requires --model/],
    [[...training, '--set', 'n_groups'], /takes NAME=VALUE, not "n_groups"/],
    [[...training, '--set', 'n_groups=[1'], /Invalid value "\[1" for --set `n_groups`/],
    [[...training, '--target', 'adr-4'], /adr-003/],
    [[...training, '--json'], /Add -o FILE/],
  ])('exits 2 on wrong usage: %j', async (args, says) => {
    const { code, err, out } = await pinnboard(args);
    expect(code).toBe(2);
    expect(err).toMatch(says);
    if (args.includes('--json')) expect(JSON.parse(out).error.code).toBe('output-file-required');
    else expect(out).toBe('');
  });

  it('names the nearest field of a misspelt override', async () => {
    const { err } = await pinnboard([
      ...training,
      '--set',
      'n_groups=4',
      '--set',
      'learnign_rate=1',
    ]);
    expect(err).toContain('Did you mean learning_rate?');
  });
});

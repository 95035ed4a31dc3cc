import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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

/** A payload file and the dataset it was made for, in a folder of their own. */
async function payload(): Promise<{ file: string; data: string }> {
  const own = temporary();
  const data = path.join(own, 'scan.npz');
  const file = path.join(own, 'payload.json');
  copyFileSync(path.join(NPZ, 'train64.npz'), data);
  const options = ['--data', data, '--out', 'o', '--set', 'n_groups=8', '-o', file];
  const made = await pinnboard(['payload', 'training', '--target', 'adr-003', ...options]);
  expect(made.code, made.err).toBe(0);
  return { file, data };
}

describe('pinnboard check', () => {
  it('leaves 0 for a sound request, reading its dataset beside it', async () => {
    expect(await pinnboard(['check', request({})])).toMatchObject({
      code: 0,
      out: '0 findings\n',
    });
  });

  it('leaves 1 for what the factory refuses, and for more warnings than allowed', async () => {
    const refused = await pinnboard(['check', request({ n_groups: null })]);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('blocked n-groups-missing');
    const warned = request({ gridsze: 2 });
    expect(await pinnboard(['check', warned])).toMatchObject({ code: 0 });
    const strict = await pinnboard(['check', warned, '--max-warnings', '0']);
    expect(strict.code).toBe(1);
    expect(strict.out).toContain('ignored unknown-override');
  });

  it('does not count what was acknowledged', async () => {
    const acknowledgements = [{ rule: 'unknown-override', field: 'gridsze', note: 'a test' }];
    const file = request({ gridsze: 2 }, { acknowledgements });
    const { code, out } = await pinnboard(['check', file, '--max-warnings', '0']);
    expect(out).toContain('acknowledged: a test');
    expect(code).toBe(0);
  });

  it('says that the dataset has changed since a payload was exported', async () => {
    const { file, data } = await payload();
    const sound = JSON.parse((await pinnboard(['check', file, '--json'])).out);
    expect(sound).toMatchObject({ file, target: 'adr-003', notes: [], changes: [] });
    copyFileSync(path.join(NPZ, 'train32.npz'), data);
    const { notes, findings } = JSON.parse((await pinnboard(['check', file, '--json'])).out);
    expect(notes.join()).toContain('has changed since this payload was exported');
    expect(notes.join()).toMatch(/diffraction was float32 \(24, 64, 64\) and is float32/);
    expect(findings.map((f: { rule: string }) => f.rule)).toContain('dataset-changed');
  });

  it('lists the fields in which the payload is not what its request makes now', async () => {
    const { file, data } = await payload();
    const edited = JSON.parse(readFileSync(file, 'utf8'));
    edited.payload.tf_training_config.model.N = 128;
    edited.payload.pt_training_config.epochs += 1;
    edited.legacy_params.N = 128;
    delete edited.payload.pt_data_config.K;
    writeFileSync(file, JSON.stringify(edited));
    const { out, code } = await pinnboard(['check', file]);
    expect(code).toBe(0);
    expect(out).toContain('wrong result payload-outdated (factory)');
    expect(out).toContain('\n  tf_model_config.N is 128, now 64\n');
    expect(out).toMatch(/\n {2}pt_data_config\.K is not there, now \d\n/);
    expect(out).toMatch(/\n {2}pt_training_config\.epochs is \d+, now \d+\n/);
    expect(out).toContain('\n  legacy_params.N is 128, now 64\n');
    const { changes } = JSON.parse((await pinnboard(['check', file, '--json'])).out);
    expect(changes).toHaveLength(4);
    // Another dataset makes another payload, too.
    const other = await payload();
    copyFileSync(path.join(NPZ, 'train32.npz'), other.data);
    expect((await pinnboard(['check', other.file])).out).toContain(
      'pt_data_config.N is 64, now 32',
    );
    expect(data).not.toBe(other.data);
  });

  it('finds a dataset that was moved, by its fingerprint', async () => {
    const { file, data } = await payload();
    const beside = path.join(path.dirname(file), 'moved');
    mkdirSync(beside);
    const moved = path.join(beside, path.basename(file));
    copyFileSync(file, moved);
    renameSync(data, path.join(beside, path.basename(data)));
    const { out, code } = await pinnboard(['check', moved]);
    expect(code).toBe(1);
    expect(out).toContain('blocked dataset-missing');
    expect(out).toMatch(/info dataset-moved .*has its fingerprint/);
    copyFileSync(path.join(NPZ, 'train32.npz'), path.join(beside, path.basename(data)));
    expect((await pinnboard(['check', moved])).out).toContain('another fingerprint');
  });

  it('takes several files, and counts the warnings of all', async () => {
    const warned = request({ gridsze: 2 });
    const sound = request({});
    const { code, out } = await pinnboard(['check', warned, sound, warned]);
    expect(code).toBe(0);
    expect(out).toContain(`${warned}: 1 finding (1 ignored)\n  ignored unknown-override`);
    expect(out).toMatch(/3 files: 2 findings \(2 ignored\)\n$/);
    expect(await pinnboard(['check', warned, warned, '--max-warnings', '1'])).toMatchObject({
      code: 1,
      err: 'Too many warnings: 2 (--max-warnings 1).\n',
    });
    const list = JSON.parse((await pinnboard(['check', warned, sound, '--format', 'json'])).out);
    expect(list.map((one: { file: string }) => one.file)).toEqual([warned, sound]);
  });

  it('goes on after a file that cannot be read, and leaves 2', async () => {
    const { code, out, err } = await pinnboard(['check', 'nowhere.json', request({}), '--json']);
    expect(code).toBe(2);
    expect(err).toContain('nowhere.json does not exist');
    const [first, second] = JSON.parse(out);
    expect(first).toMatchObject({
      code: 'file-missing',
      problem: expect.stringContaining('does not exist'),
    });
    expect(second.findings).toEqual([]);
  });

  it('says what is wrong with a file that is neither payload nor request', async () => {
    const file = request({}, { workflow: 'dreaming' });
    const { code, err } = await pinnboard(['check', file]);
    expect(code).toBe(2);
    expect(err).toMatch(
      /neither a `pinnboard\.payload` file nor a request\. Invalid: `workflow` must/,
    );
  });

  it('leaves 2 for wrong usage', async () => {
    expect(await pinnboard(['check', 'nowhere.json'])).toMatchObject({ code: 2 });
    const bad = await pinnboard(['check', request({}), '--max-warnings', 'none']);
    expect(bad).toMatchObject({ code: 2 });
    expect(bad.err).toContain('Expected a whole number');
  });
});

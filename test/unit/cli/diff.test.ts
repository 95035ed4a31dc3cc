import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinnboard, temporary } from './run';

const folder = temporary();
let made = 0;

/** Exports a payload with these options; returns the file. */
async function exported(...options: string[]): Promise<string> {
  made += 1;
  const file = path.join(folder, `${made}.json`);
  const ran = await pinnboard([
    'payload',
    'training',
    '--target',
    'adr-003',
    '--data',
    'train64.npz',
    '--out',
    'runs/a',
    '--set',
    'n_groups=8',
    ...options,
    '-o',
    file,
  ]);
  expect(ran.code, ran.err).toBe(0);
  return file;
}

describe('pinnboard diff', () => {
  it('leaves 0 when the same values were typed otherwise', async () => {
    const a = await exported('--exec', 'learning_rate=1e-3', '--set', 'gridsize=2');
    const b = await exported(
      '--exec',
      'learning_rate=0.001',
      '--set',
      'gridsize=2.0'.replace('.0', ''),
    );
    const { code, out } = await pinnboard(['diff', a, b]);
    expect(out).toContain('No settings differ.');
    expect(code).toBe(0);
  });

  it('leaves 1 when a field differs, and says where, by how much and from which layers', async () => {
    const a = await exported();
    const b = await exported('--set', 'max_epochs=100');
    const { code, out } = await pinnboard(['diff', a, b]);
    expect(code).toBe(1);
    expect(out).toMatch(/^1 setting differs\./m);
    expect(out).toMatch(/^~ epochs +50 \(pt-default\) +100 ×2 \(override\)$/m);
    expect(out).toMatch(/equal \(use --all to show\)/);
  });

  it('shows a pinned default as the same value from another layer, and leaves 0', async () => {
    const a = await exported();
    const b = await exported('--set', 'batch_size=16');
    const { code, out, err } = await pinnboard(['diff', a, b]);
    expect(code).toBe(0);
    expect(out).toMatch(/= batch_size +16 \(pt-default\) +16 \(override\)/);
    expect(err).toContain('audit trails');
  });

  it('gives JSON and Markdown', async () => {
    const a = await exported();
    const b = await exported('--target', 'ptychopinn-2026.07');
    const json = JSON.parse((await pinnboard(['diff', a, b, '--json'])).out);
    expect(json).toMatchObject({
      by: 'setting',
      baseline: 0,
      sources: [{ target: 'adr-003' }, { target: 'ptychopinn-2026.07' }],
    });
    expect(json.counts.differs).toBeGreaterThan(20);
    const markdown = (await pinnboard(['diff', a, b, '--markdown'])).out;
    expect(markdown).toContain('| setting |');
  });

  it('shows each field of each section on request', async () => {
    const a = await exported();
    const b = await exported('--set', 'max_epochs=100');
    const { out } = await pinnboard(['diff', a, b, '--by', 'section']);
    expect(out).toMatch(/pt_training_config: 1 differ\n +A +B\n {2}~ epochs +50 .*100 ×2/);
    expect(out).toMatch(/tf_training_config: 1 differ\n +A +B\n {2}~ nepochs +50 .*100/);
  });

  it('compares two to six files, with the first or with what most have', async () => {
    const files = [
      await exported('--set', 'max_epochs=100'),
      await exported('--set', 'max_epochs=50'),
      await exported('--set', 'max_epochs=50'),
    ];
    const { out } = await pinnboard(['diff', ...files]);
    expect(out).toMatch(/^A .*, baseline$/m);
    expect(out).toMatch(/^~ epochs +100 \(override\) +50 ×0\.5 \(override\) +50 ×0\.5/m);
    const most = await pinnboard(['diff', ...files, '--no-baseline', '--json']);
    const json = JSON.parse(most.out);
    expect(json.baseline).toBeNull();
    expect(json.sources).toHaveLength(3);
    const [file = ''] = files;
    const one = await pinnboard(['diff', file]);
    expect(one).toMatchObject({ code: 2, err: expect.stringContaining('2 to 6 payload files') });
    const seven = await pinnboard(['diff', ...Array<string>(7).fill(file)]);
    expect(seven).toMatchObject({ code: 2, err: expect.stringContaining('got 7') });
  });

  it('names a file that cannot be read, and leaves 2', async () => {
    const good = await exported();
    const broken = path.join(folder, 'broken.json');
    writeFileSync(broken, '{"format": "pinnboard.payload", "vers');
    const cut = await pinnboard(['diff', good, broken]);
    expect(cut).toMatchObject({ code: 2 });
    expect(cut.err).toContain('broken.json');
    const gone = await pinnboard(['diff', 'nowhere.json', good]);
    expect(gone).toMatchObject({ code: 2 });
    expect(gone.err).toContain('nowhere.json does not exist');
  });
});

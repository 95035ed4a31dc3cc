import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinnboard, temporary } from './run';

describe('pinnboard rules', () => {
  it('lists every rule on a line', async () => {
    const { code, out } = await pinnboard(['rules']);
    expect(code).toBe(0);
    expect(out).toMatch(/^neighbours-too-few +crash +load +Fewer neighbours/m);
    expect(out).toMatch(/^n-groups-missing +blocked +factory/m);
  });

  it('explains one, and names the nearest of a misspelt id', async () => {
    const { out } = await pinnboard(['rules', 'gradient-accumulation']);
    expect(out).toContain('Gradient accumulation is not supported');
    expect(out).toContain(
      'Source: docs/findings.md:38 (PtychoPINN 712c23f), evidence#accumulation-and-strategy. Tried',
    );
    const wrong = await pinnboard(['rules', 'gradient-acumulation']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('gradient-accumulation');
  });

  it('prints the evidence that a rule cites', async () => {
    const { code, out } = await pinnboard(['rules', 'evidence#accumulation-and-strategy']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Accumulation and strategy \(Execution and logging\)\n/);
    expect(out).toMatch(/\nCited by: gradient-accumulation, /);
    expect((await pinnboard(['rules', 'evidence#nothing'])).code).toBe(2);
  });

  it('gives JSON', async () => {
    const [rule] = JSON.parse((await pinnboard(['rules', 'groups-exceed-patterns', '--json'])).out);
    expect(rule).toMatchObject({
      id: 'groups-exceed-patterns',
      targets: ['ptychopinn-2026.07', 'ptychopinn-refactor-2026.07'],
    });
  });

  it('lists those of an outcome, a target, a workflow, or about a field', async () => {
    const ids = async (...options: string[]) =>
      (await pinnboard(['rules', ...options])).out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]);
    expect(await ids('--outcome', 'blocked')).not.toContain('neighbours-too-few');
    expect(await ids('--target', 'adr-003')).not.toContain('override-dropped');
    expect(await ids('--workflow', 'inference')).not.toContain('gradient-accumulation');
    // Under another name of the same thing.
    const about = await ids('--about', 'grid_size');
    expect(about).toContain('neighbours-too-few');
    expect(about).toEqual(await ids('--about', 'gridsize'));
    expect(about).not.toContain('gradient-accumulation');
    const wrong = await pinnboard(['rules', '--about', 'gridsiez']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('gridsize');
  });

  it('tells what a rule finds in a file, with its fixes', async () => {
    const file = path.join(temporary(), 'request.json');
    const overrides = { n_groups: 4, gridsize: 2, K: 2 };
    const request = {
      target: 'adr-003',
      workflow: 'training',
      train_data_file: 'x.npz',
      output_dir: 'o',
      overrides,
    };
    writeFileSync(file, JSON.stringify(request));
    const { code, out } = await pinnboard(['rules', 'neighbours-too-few', '--in', file]);
    expect(code).toBe(0);
    expect(out).toContain('About: neighbor_count, K, gridsize, grid_size.');
    expect(out).toMatch(/In .*: 1 finding\nwill crash neighbours-too-few .*\n {2}fix: .*--set/);
    expect((await pinnboard(['rules', '--in', file])).code).toBe(2);
  });
});

/** YAML for ptycho_train, as PyYAML reads it, and YAML files that people wrote. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PTYCHO_TRAIN } from '../../../shared/exporters/ptychoTrain';
import { YAML } from '../../../shared/exporters/yaml';
import { resolve } from '../../../shared/factory';
import { canonicalRequest } from '../../../shared/factory/canonical';
import { importText } from '../../../shared/importers';
import { TARGETS } from '../../../shared/targets';
import { PYTHON } from '../../python';
import { training, WORLD } from '../factory/help';
import { requests } from './requests';

/** Reads documents with PyYAML; prints where a value or its type is not what was written. */
const READ = `
import json, sys, yaml
odd = []
for i, text in enumerate(json.load(sys.stdin)):
    body = yaml.safe_load(text) or {}
    seen = {('model.' + k): v for k, v in body.get('model', {}).items()}
    seen.update({k: v for k, v in body.items() if k != 'model'})
    line = next(l for l in text.splitlines() if l.startswith('# pinnboard-wrote: '))
    meant = json.loads(line.split(': ', 1)[1])
    for key in sorted(set(seen) | set(meant)):
        a, b = seen.get(key, 'absent'), meant.get(key, 'absent')
        if type(a) is not type(b) or a != b:
            odd.append([i, key, repr(a), repr(b)])
print(json.dumps(odd))
`;

describe('exported YAML', () => {
  it.each(Object.keys(TARGETS))('has the same values and types in PyYAML, for %s', (target) => {
    const texts = fc
      .sample(requests(target, 'training'), { numRuns: 150, seed: 11 })
      .map((request) => YAML.write({ request, resolution: resolve(request, WORLD) }).text);
    const odd = execFileSync(PYTHON, ['-c', READ], { input: JSON.stringify(texts) });
    expect(JSON.parse(odd.toString())).toEqual([]);
  });

  it('writes 5e8 as PyYAML reads a float, and gives the flags that it needs', () => {
    const [request] = fc.sample(
      requests('ptychopinn-2026.07', 'training', {
        extra: { n_groups: 8, nphotons: 5e8 },
        maxKeys: 0,
      }),
      { numRuns: 1, seed: 1 },
    );
    if (!request) throw new Error('no request');
    const { text, unsupported } = YAML.write({ request, resolution: resolve(request, WORLD) });
    expect(text).toMatch(/^nphotons: 5\.0e\+8$/m);
    expect(text).toMatch(/^#.*ptycho_train --config .*--nphotons 500000000\.0/m);
    expect(unsupported.map(({ name }) => name)).toContain('n_subsample');
  });
});

it('tells what the command that reads the file cannot do, whatever is set', () => {
  const request = training({ target: 'ptychopinn-2026.07' });
  const input = { request, resolution: resolve(request, WORLD) };
  const told = ({ unsupported }: ReturnType<typeof YAML.write>) =>
    unsupported.filter(({ name }) => name === 'backend');
  expect(told(YAML.write(input))).toEqual(told(PTYCHO_TRAIN.write(input)));
  expect(told(YAML.write(input))).toMatchObject([{ why: expect.stringContaining('LLVM ERROR') }]);
});

describe('YAML that people wrote', () => {
  const read = (text: string) => {
    const imported = importText(text, 'mine.yaml');
    if (!imported.ok) throw imported.error;
    const said = imported.findings.map(({ rule, message }) => `${rule}: ${message}`).join('\n');
    return { request: imported.request, said };
  };

  it('is imported, flat or nested, with findings on what its loader does', () => {
    const { request, said } = read(
      'train_data_file: a.npz\noutput_dir: out\nmodel:\n  N: 64\n  gridsize: 2\nnepochs: 70\nnphotons: 1e9\nbatchsize: 4\n',
    );
    expect(request).toMatchObject({ workflow: 'training', train_data_file: 'a.npz' });
    expect(request.overrides).toMatchObject({ N: 64, gridsize: 2, max_epochs: 70, nphotons: 1e9 });
    expect(said).toMatch(/yaml-number-as-text: .*1e9/);
    expect(said).toMatch(/yaml-overwritten: .*nepochs/);
    expect(said).toMatch(/import-unknown-name: .*batchsize.*batch_size/s);
  });

  it('with many kinds of keys has a finding for each that its loader changes', () => {
    const { request, said } = read(
      'N: 64\nprobe_big: false\nstitch_crop_size: 20\nn_images: 512\nlearning_rate: 0.001\nnphotons: 1e6\nmodel_type: pinn\n',
    );
    expect(request.overrides).toEqual({
      ...{ N: 64, probe_big: false, n_groups: 512, nphotons: 1e6, mode: 'Unsupervised' },
    });
    expect(request.execution).toEqual({ learning_rate: 0.001 });
    expect(said).toMatch(/yaml-overwritten: .*probe_big \(false; the run used True\)/);
    expect(said).toMatch(/yaml-unread: learning_rate/);
    expect(said).toMatch(/import-images: n_images 512/);
    expect(said).toMatch(/import-unknown-name: Unknown key stitch_crop_size/);
  });

  it.each([
    ['model: {N: 128}\nN: 64\n', { N: 128 }],
    ['n_images: 5\nn_groups: 7\n', { n_groups: 7 }],
    ['base: &b {N: 128}\nmodel:\n  <<: *b\n  gridsize: 2\n', { N: 128, gridsize: 2 }],
    ['{n_groups: 7, nphotons: 1.0e+6}', { n_groups: 7, nphotons: 1e6 }],
    ['n_groups: 3\nn_groups: 7\n', { n_groups: 7 }],
    ['n_subsample: 1000000000\nn_groups: 7\ntest_data_file: null\n', { n_groups: 7 }],
    ['\ufeffn_groups: 7\r\nnepochs: 3\r\n', { n_groups: 7, max_epochs: 3 }],
  ])('is merged as its loader merges it: %s', (text, overrides) => {
    expect(read(text).request.overrides).toEqual(overrides);
  });

  it('of an edited export imports the edits, key by key', () => {
    const request = training({
      target: 'ptychopinn-2026.07',
      overrides: { n_groups: 8, max_epochs: 30, gridsize: 2, cnn_output_mode: 'real_imag' },
      execution: { learning_rate: 3e-4 },
      acknowledgements: [{ rule: 'test-data-missing', field: 'test_data_file', note: 'ok' }],
    });
    const { text } = YAML.write({ request, resolution: resolve(request, WORLD) });
    const { request: now, said } = read(
      text
        .replace(/^nepochs: 30$/m, 'nepochs: 40')
        .replace(/^ {2}gridsize: 2\n/m, '')
        .replace(/^output_dir: .*$/m, 'output_dir: elsewhere'),
    );
    // What was inferred or is a default is not set by reading it back.
    expect(now).toEqual({
      ...{ ...canonicalRequest(request), output_dir: 'elsewhere' },
      overrides: { n_groups: 8, max_epochs: 40, cnn_output_mode: 'real_imag' },
    });
    expect(said).toMatch(/import-edited: .*output_dir is elsewhere.*model\.gridsize was removed/);
  });

  it('of an edited export imports the edits', () => {
    const request = fc.sample(
      requests('ptychopinn-2026.07', 'training', {
        extra: { n_groups: 8, batch_size: 16 },
        maxKeys: 0,
      }),
      { numRuns: 1, seed: 1 },
    )[0];
    if (!request) throw new Error('no request');
    const { text } = YAML.write({ request, resolution: resolve(request, WORLD) });
    const { request: now, said } = read(text.replace(/^batch_size: 16$/m, 'batch_size: 32'));
    expect(now.overrides).toMatchObject({ n_groups: 8, batch_size: 32 });
    expect(said).toMatch(/import-edited: .*batch_size/);
  });

  it.each([
    [
      'a bomb of aliases',
      `a: &a [1,1]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n${'x: *b\n'.repeat(2000)}`,
    ],
    ['deep nesting', `a: ${'['.repeat(5000)}`],
    ['ten megabytes', `n_groups: ${'1'.repeat(10_000_000)}`],
    ['a list', '- 1\n- 2\n'],
  ])('that is %s is a problem in words', (_what, text) => {
    const imported = importText(text, 'mine.yaml');
    expect(imported.ok ? '' : imported.error.code).toMatch(/^import-/);
  });
});

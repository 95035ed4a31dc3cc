import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnsupportedSetting } from '../../../../shared/exporters/format';
import { pythonExport } from '../../../../shared/exporters/python';
import { resolve } from '../../../../shared/factory';
import type { Request } from '../../../../shared/request/request';
import { TARGET_NAMES } from '../../../conformance/read';
import { PYTHON } from '../../../python';
import { contextOf } from './cases';
import { python } from './python';
import { writeStandIns } from './standIns';

const training = (more: Partial<Request> = {}): Request => ({
  target: 'ptychopinn-2026.07',
  workflow: 'training',
  train_data_file: 'train64.npz',
  output_dir: 'out',
  overrides: { n_groups: 8 },
  execution: null,
  ...(more as object),
});
const inference = (more: Partial<Request> = {}): Request => ({
  target: 'ptychopinn-2026.07',
  workflow: 'inference',
  model_path: '../models/trained',
  test_data_file: 'train64.npz',
  output_dir: 'out',
  overrides: { n_groups: 8 },
  execution: null,
  ...(more as object),
});

async function written(
  request: Request,
): Promise<{ text: string; unsupported: readonly UnsupportedSetting[] }> {
  return pythonExport.write({ request, resolution: resolve(request, await contextOf(request)) });
}

/** Without the comment that holds the request. */
const bare = (text: string): string => text.replace(/^# pinnboard-request.*$/m, '');

describe('a script', () => {
  it('says types as Python has them', async () => {
    const { text } = await written(
      training({
        overrides: {
          n_groups: 512,
          nphotons: 1e9,
          grid_size: [2, 2],
          x_bounds: [0, 1],
          probe_mask: true,
          subsample_seed: null,
          test_data_file: "it's/v.npz",
        },
        execution: { learning_rate: 3e-5, deterministic: 'warn' },
      }),
    );
    for (const line of [
      "'n_groups': 512,",
      "'nphotons': 1000000000.0,",
      "'grid_size': (2, 2),",
      "'x_bounds': (0.0, 1.0),",
      "'probe_mask': True,",
      "'subsample_seed': None,",
      `'test_data_file': Path("it's/v.npz"),`,
      "'learning_rate': 3e-05,",
      "'deterministic': 'warn',",
    ])
      expect(text).toContain(`    ${line}\n`);
  });

  it('names the profile and the layer of the command line only where they are given', async () => {
    const plain = bare((await written(training())).text);
    expect(plain).not.toMatch(/profile|COMMAND_LINE/);
    const full = (await written(training({ profile: 'ci', cli_defaults: true }))).text;
    expect(full).toContain("profile='ci',");
    expect(full).toContain('given = resolve_ci_profile(OVERRIDES)');
    expect(full).toContain('overrides={**COMMAND_LINE, **OVERRIDES}');
    expect(full).toContain("    'max_epochs': 100,\n");
  });

  it.each(TARGET_NAMES)('for %s compiles without a warning, whatever it holds', async (target) => {
    const values = {
      n_groups: 8,
      notes: '\\d \\N{x} \'"\n\u202e\0',
      test_data_file: 'a\\b\u00a0😀/v.npz',
    };
    for (const request of [training, inference]) {
      const { text } = await written(
        request({ target, overrides: values, execution: { num_workers: 2 }, cli_defaults: true }),
      );
      expect(text).not.toMatch(/[^\P{C}\n]|(?! )\p{Z}/u);
      const compiled = spawnSync(
        PYTHON,
        [
          '-W',
          'error',
          '-c',
          'import sys; compile(sys.stdin.read(), "s", "exec", dont_inherit=True)',
        ],
        { input: text, encoding: 'utf8' },
      );
      expect(compiled.stderr).toBe('');
    }
  });

  it('gives Python the very text that was typed', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.stringMatching(/^[\\'"\n{}%$ntux0-9]{0,20}$/),
    );
    const samples = fc.sample(text, { numRuns: 300, seed: 7 });
    const requests = samples.map((notes) =>
      training({
        output_dir: `o${notes.replaceAll('\0', '')}`,
        overrides: { n_groups: 8, notes, [`x${notes}`]: notes },
      }),
    );
    const scripts = requests.map((request) => {
      const world = { dataset: { status: 'missing' as const, problem: '' } };
      const { text: script } = pythonExport.write({ request, resolution: resolve(request, world) });
      // The settings alone: the modules after them are PtychoPINN's.
      return script.replace(/^from ptycho.*$/gm, '');
    });
    const { out, err } = python(
      [
        '-c',
        `import json, sys
for line in sys.stdin:
    held = {'__name__': 'settings'}
    exec(compile(json.loads(line), 's', 'exec'), held)
    names = held['OVERRIDES']
    print(json.dumps([names['notes'], sorted(names)[-1] if len(names) == 3 else '', repr(type(held['OUTPUT_DIR']))]))`,
      ],
      { input: scripts.map((script) => `${JSON.stringify(script)}\n`).join('') },
    );
    expect(err).toBe('');
    const read = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(read).toEqual(
      samples.map((notes) => [notes, `x${notes}`, "<class 'pathlib.PosixPath'>"]),
    );
  });
});

/** Runs the script of a training run where stand-ins are installed. */
async function ranWith(ends: string, stale = false) {
  const request = training();
  const resolution = resolve(request, await contextOf(request));
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-script-'));
  const gives = path.join(folder, 'gives.json');
  const { payload, legacyParams } = resolution;
  writeFileSync(gives, JSON.stringify({ payload, legacy_params: legacyParams }));
  mkdirSync(path.join(folder, 'out'));
  if (stale) writeFileSync(path.join(folder, 'out/wts.h5.zip'), 'of an earlier run');
  return python(['-c', pythonExport.write({ request, resolution }).text], {
    modules: [writeStandIns('ptychopinn-2026.07')],
    cwd: folder,
    env: { STAND_IN_PAYLOAD: gives, STAND_IN_ENDS: ends },
  });
}

describe('a training script that is run', () => {
  it('loads triton before PtychoPINN and succeeds when the bundle is written', async () => {
    const { code, out, err } = await ranWith('');
    expect({ code, out, err }).toEqual({ code: 0, out: 'Trained: out/wts.h5.zip\n', err: '' });
  });

  it('does not take a run that SIGTERM ended for a success', async () => {
    expect((await ranWith('stopped')).code).toBe(143);
    expect((await ranWith('stopped', true)).code).toBe(143);
  });

  it('fails when training leaves no bundle', async () => {
    const { code, err } = await ranWith('without');
    expect(code).toBe(1);
    expect(err).toContain('Training ended without writing out/wts.h5.zip.');
  });
});

describe('the losses of a script', () => {
  const about = (losses: readonly UnsupportedSetting[]) => losses.map(({ name }) => name);

  it('are none for what reaches training, or is handed on', async () => {
    const { unsupported } = await written(
      training({ overrides: { n_groups: 8, max_epochs: 5, probe_scale: 2, cbam_encoder: false } }),
    );
    expect(unsupported).toEqual([]);
  });

  it('name what nothing gets to training, with the value and what does', async () => {
    const { unsupported } = await written(
      training({
        overrides: { n_groups: 8, nepochs: 5, edge_pad: 3 },
        execution: { precision: '16-mixed', devices: 1 },
      }),
    );
    expect(about(unsupported)).toEqual(['nepochs', 'edge_pad', 'precision']);
    expect(unsupported[0]).toMatchObject({ value: 5, instead: 'Set the override `max_epochs`.' });
  });

  it('tell of a run that ends with an error', async () => {
    const { unsupported } = await written(training({ profile: 'ci' }));
    expect(unsupported).toMatchObject([{ name: 'profile', value: 'ci' }]);
    expect(unsupported[0]?.why).toContain('ends with an error');
  });

  it('tell what the blueprint leaves open', async () => {
    const { unsupported } = await written(
      inference({ target: 'adr-003', profile: 'ci', cli_defaults: true }),
    );
    expect(about(unsupported)).toEqual(['profile', 'cli_defaults', 'workflow']);
  });
});

/** The legacy JSON configuration: read and written as PtychoPINN's loader has it. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LEGACY_JSON } from '../../../shared/exporters/legacyJson';
import { legacyFacts } from '../../../shared/exporters/legacyJson/sections';
import { resolve } from '../../../shared/factory';
import type { Resolution } from '../../../shared/factory/resolution';
import { importText } from '../../../shared/importers';
import { sameValue, type Values, valuesSchema } from '../../../shared/values/value';
import { PYTHON } from '../../python';
import { training, WORLD } from '../factory/help';
import { requests } from './requests';

const REAL = 'ptychopinn-2026.07';

const read = (text: string, name = '') => {
  const imported = importText(text, name);
  if (!imported.ok) throw imported.error;
  const said = imported.findings.map(({ rule, message }) => `${rule}: ${message}`).join('\n');
  return { ...imported, said };
};

const write = (request: Parameters<typeof resolve>[0]) =>
  LEGACY_JSON.write({ request, resolution: resolve(request, WORLD) });

/** What the loader makes of each file (ptycho_torch/utils.py:157-198), as JSON; floats and ints told apart. */
const LOAD = `
import json, sys
told = []
for text in json.load(sys.stdin):
    file = json.loads(text)
    data, model, training = (file.get(name + '_config', {}) for name in ('data', 'model', 'training'))
    if 'C' in data:
        model.setdefault('C_forward', data['C'])
        model.setdefault('C_model', data['C'])
    model['object_big'] = data.get('C', 1) > 1
    told.append({'pt_data_config': data, 'pt_model_config': model, 'pt_training_config': training})
print(json.dumps(told))
`;
const load = (texts: readonly string[]) =>
  z
    .array(z.record(z.string(), valuesSchema))
    .parse(
      JSON.parse(execFileSync(PYTHON, ['-c', LOAD], { input: JSON.stringify(texts) }).toString()),
    );

describe('legacy JSON as it is written', () => {
  it('gives its loader the PyTorch sections of the payload, but for what is told as lost', () => {
    const made = fc
      .sample(requests(REAL, 'training', { extra: { n_groups: 7 } }), { numRuns: 100, seed: 6 })
      .flatMap((request) => {
        const resolution = resolve(request, WORLD);
        return resolution.payload ? [{ request, resolution, told: write(request) }] : [];
      });
    expect(made.length).toBeGreaterThan(20);
    const loaded = load(made.map(({ told }) => told.text));
    for (const [i, { request, resolution, told }] of made.entries()) {
      const lost = new Set(told.unsupported.map(({ name }) => name));
      const differs = ['pt_data_config', 'pt_model_config', 'pt_training_config'].flatMap(
        (section) =>
          Object.entries(resolution.payload?.[section] ?? {}).flatMap(([name, value]) => {
            const knob =
              section === 'pt_training_config' && legacyFacts(REAL).executionFields.includes(name);
            const wanted = (knob ? request.execution?.[name] : undefined) ?? value;
            const now = loaded[i]?.[section]?.[name] ?? null;
            return sameValue(wanted, now) || lost.has(name)
              ? []
              : [`${name}: ${wanted} became ${now}`];
          }),
      );
      expect(differs, told.text).toEqual([]);
    }
  });

  it('comes back as the request of the same run when the request is taken out', () => {
    fc.assert(
      fc.property(requests(REAL, 'training', { extra: { n_groups: 7 }, maxKeys: 5 }), (given) => {
        // What this route reads of a section comes back as the knob that a payload's run reads.
        const overrides = Object.fromEntries(
          Object.entries(given.overrides).filter(
            ([name]) => !legacyFacts(REAL).executionFields.includes(name),
          ),
        );
        const request = { ...given, overrides, execution: null, profile: null };
        const before = resolve(request, WORLD);
        fc.pre(before.payload !== null);
        const { text, unsupported } = write(request);
        const bare = text.replace(/,\s*"pinnboard_request"[\s\S]*$/, '\n}\n');
        const after = resolve(read(bare, 'a.json').request, WORLD);
        const lost = new Set(unsupported.map(({ name }) => name));
        for (const section of ['pt_data_config', 'pt_model_config', 'pt_training_config'])
          expect(kept(after, section, lost), text).toEqual(kept(before, section, lost));
      }),
      { numRuns: 60, seed: 9 },
    );
  });

  it('has the execution options that the entry point reads, and lists unsupported settings', () => {
    const request = training({
      target: REAL,
      overrides: {
        n_groups: 8,
        object_big: false,
        gridsize: 2,
        mae_weight: 1,
        varpro_scaling: false,
      },
      execution: { learning_rate: 3e-4, accelerator: 'cuda', precision: '16-mixed' },
    });
    const { text, unsupported } = write(request);
    expect(text).toContain('"learning_rate": 0.0003');
    expect(new Set(unsupported.map(({ name }) => name))).toEqual(
      new Set([
        ...['train_data_file', 'output_dir', 'object_big', 'strategy', 'mae_weight', 'n_groups'],
        ...['varpro_scaling', 'accelerator', 'precision', 'learning_rate'],
      ]),
    );
    expect(unsupported.find(({ name }) => name === 'learning_rate')?.why).toMatch(
      /always uses 0\.001/,
    );
    const usual = write({ ...request, execution: { learning_rate: 1e-3 } });
    expect(usual.unsupported.map(({ name }) => name)).not.toContain('learning_rate');
  });
});

const kept = ({ payload }: Resolution, section: string, lost: ReadonlySet<string>): Values =>
  Object.fromEntries(Object.entries(payload?.[section] ?? {}).filter(([name]) => !lost.has(name)));

describe('the command beside legacy JSON', () => {
  it('disables MLflow, whose missing database makes the run fail', () => {
    const request = training({ target: REAL, overrides: { n_groups: 8 } });
    const { unsupported } = write(request);
    const [dataset] = unsupported.filter(({ name }) => name === 'train_data_file');
    expect(dataset?.instead).toContain('--config FILE --disable_mlflow`.');
  });
});

describe('legacy JSON that people wrote', () => {
  it('is read as its loader reads it', () => {
    const { request, said } = read(
      JSON.stringify({
        data_config: { N: 128, C: 4, nphotons: 1e5, K: 6 },
        model_config: { object_big: false, n_filter_scale: 3 },
        training_config: { epochs: 30, learning_rate: 0.01, batch_size: 16 },
        inference_config: { window: 10 },
        trainning_config: { epochs: 7 },
      }),
    );
    // What equals the default of its section says nothing, unless the factory has another one.
    expect(request.overrides).toEqual({
      ...{ N: 128, nphotons: 1e5, epochs: 30, grid_size: [2, 2], object_big: true },
    });
    expect(request.execution).toEqual({ learning_rate: 0.01 });
    expect(said).toMatch(/legacy-object-big: .*False.*True/s);
    expect(said).toMatch(/import-unknown-name: .*n_filter_scale.*n_filters_scale/s);
    expect(said).toMatch(/import-unknown-name: Unknown section trainning_config.*training_config/);
    expect(said).toMatch(/import-not-carried: inference_config.*window 10/);
  });

  it('has the defaults of its own entry point for missing fields', () => {
    const { request, said } = read('{"data_config": {}}');
    expect(request.overrides).toEqual({ nphotons: 1e5, grid_size: [2, 2], object_big: false });
    expect(said).toMatch(/import-defaults: .*nphotons 100000\.0.*grid_size/);
  });

  it('offers object_big as in the file', () => {
    const { findings } = read('{"data_config": {"C": 1}, "model_config": {"object_big": true}}');
    expect(findings.find(({ rule }) => rule === 'legacy-object-big')?.fixes[0]?.edits).toEqual([
      { op: 'set-override', name: 'object_big', value: true },
    ]);
  });

  it.each([
    [{ C: 9 }, [3, 3]],
    [{ C: 5 }, [2, 2]],
    [{ C: 4, grid_size: [1, 1] }, [1, 1]],
  ])('%j has the grid %j, which is told', (data, grid) => {
    const { request, said } = read(JSON.stringify({ data_config: data }));
    expect(request.overrides.grid_size).toEqual(grid);
    expect(said).toMatch(/legacy-grid: .*C [459]/);
  });

  it.each([
    '{"data_config": {"nphotons": NaN}}',
    '{"data_config": {"N": 64,}}',
    '{"data_config": {',
  ])('that is no JSON is a problem in words: %s', (text) => {
    const imported = importText(text, 'a.json');
    expect(imported).toMatchObject({ ok: false, error: { code: 'import-legacy-not-json' } });
  });

  it('of an edited export imports the edits', () => {
    const request = training({
      target: REAL,
      overrides: { n_groups: 8, max_epochs: 20, gridsize: 2, batch_size: 32 },
      execution: { learning_rate: 3e-4 },
    });
    const file = JSON.parse(write(request).text);
    expect(read(JSON.stringify(file)).request).toMatchObject(request);
    file.training_config.epochs = 7;
    file.training_config.learning_rate = 0.01;
    delete file.training_config.batch_size;
    file.data_config.grid_size = [3, 3];
    const { request: now, said } = read(JSON.stringify(file));
    expect(now.overrides).toEqual({ n_groups: 8, epochs: 7, grid_size: [3, 3], object_big: true });
    expect(now.execution).toEqual({ learning_rate: 0.01 });
    expect(said).toMatch(/import-edited: .*epochs is 7.*batch_size was removed/);
  });
});

it('leaves out a pair that loading would contradict, since it sets object_big from C', () => {
  const request = training({
    target: 'ptychopinn-refactor-2026.07',
    overrides: {
      n_groups: 64,
      object_layout: 'grouped_patches',
      training_canvas: 'relative_overlap',
    },
  });
  const { model_config } = z
    .object({ model_config: valuesSchema })
    .parse(JSON.parse(write(request).text));
  expect(model_config.architecture).toBe('cnn');
  expect(Object.keys(model_config)).not.toContain('object_layout');
  expect(Object.keys(model_config)).not.toContain('training_canvas');
});

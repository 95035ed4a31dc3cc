/** Python and legacy JSON that people wrote, taken back as requests. */
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import { importText } from '../../../shared/handover';
import { LEGACY_JSON } from '../../../shared/handover/exports/legacyJson';
import { pythonExport } from '../../../shared/handover/exports/python';
import { training, WORLD } from '../factory/help';

const read = (text: string, name = '') => {
  const imported = importText(text, name);
  if (!imported.ok) throw new Error(imported.problem);
  const said = imported.findings.map(({ rule, message }) => `${rule}: ${message}`).join('\n');
  return { request: imported.request, said };
};

describe('Python', () => {
  it.each([
    "{'n_groups': 512, \"nphotons\": 1e9, 'grid_size': (2, 2),  # two\n 'probe_mask': None, 'debug': True}",
    "overrides = {\n  'n_groups': 512, 'nphotons': 1e9, 'grid_size': [2, 2],\n  'probe_mask': None, 'debug': True,\n}",
    'dict(n_groups=512, nphotons=1_000_000_000.0, grid_size=(2, 2), probe_mask=None, debug=True)',
  ])('a dictionary of overrides: %s', (text) => {
    const { request, said } = read(text);
    expect(request.overrides).toEqual({
      n_groups: 512,
      nphotons: 1e9,
      grid_size: [2, 2],
      probe_mask: null,
      debug: true,
    });
    expect(said).toMatch(/import-guessed: .*target.*ptychopinn-2026\.07/s);
  });

  it('a call of the factory, with variables that the text gives a value', () => {
    const { request, said } = read(`
from pathlib import Path
root = "runs/a b"
epochs = 80
payload = create_training_payload(
    train_data_file=Path('scan.npz'), output_dir=Path(root),
    overrides={'n_groups': 64, 'max_epochs': epochs, 'nphotons': photons(), 'batch_size': 4 * 4},
    execution_config=PyTorchExecutionConfig(accelerator='cuda', learning_rate=3e-4),
    profile='ci',
)`);
    expect(request).toMatchObject({
      workflow: 'training',
      train_data_file: 'scan.npz',
      output_dir: 'runs/a b',
      overrides: { n_groups: 64, max_epochs: 80 },
      execution: { accelerator: 'cuda', learning_rate: 3e-4 },
      profile: 'ci',
    });
    expect(request.overrides).not.toHaveProperty('nphotons');
    expect(said).toMatch(/import-value: nphotons is photons\(\)/);
    expect(said).toMatch(/import-value: batch_size is 4 \* 4/);
  });

  it('an exported script that was edited counts as it stands now', () => {
    const request = training();
    const { text } = pythonExport.write({ request, resolution: resolve(request, WORLD) });
    const { request: now, said } = read(text.replace("'n_groups': 512", "'n_groups': 64"), 'a.py');
    expect(now.overrides).toEqual({ ...request.overrides, n_groups: 64 });
    expect(now.target).toBe('adr-003');
    expect(said).toMatch(/handover-edited/);
  });

  it.each(['x = 1\n', "{'a': 'never ends", `${'('.repeat(200)}`])(
    '%s is a problem in words',
    (text) => {
      const imported = importText(text, 'a.py');
      expect(imported.ok ? '' : imported.problem).toMatch(/[a-z].*\.$/s);
    },
  );
});

describe('legacy JSON', () => {
  it('is read as its loader reads it', () => {
    const { request, said } = read(
      JSON.stringify({
        data_config: { N: 128, C: 4, nphotons: 1e9, K: 6 },
        model_config: { object_big: false, n_filter_scale: 3 },
        training_config: { epochs: 30, learning_rate: 0.001 },
        inference_config: { window: 10 },
      }),
    );
    // What equals the default of its section says nothing.
    expect(request.overrides).toEqual({ N: 128, nphotons: 1e9, epochs: 30, object_big: true });
    expect(said).toMatch(/legacy-object-big: .*False.*True/s);
    expect(said).toMatch(/import-unknown-name: .*n_filter_scale.*n_filters_scale/s);
    expect(said).toMatch(/import-not-carried: inference_config/);
  });

  it('of an edited export counts as it stands now', () => {
    const request = training({ target: 'ptychopinn-2026.07' });
    const { text } = LEGACY_JSON.write({ request, resolution: resolve(request, WORLD) });
    expect(read(text).request.overrides).toEqual(request.overrides);
    const file = JSON.parse(text);
    file.training_config.epochs = 7;
    const { request: now, said } = read(JSON.stringify(file));
    expect(now.overrides).toEqual({ ...request.overrides, epochs: 7 });
    expect(said).toMatch(/handover-edited: .*epochs/);
  });

  it('tells what it cannot carry', () => {
    const request = training({
      target: 'ptychopinn-2026.07',
      overrides: { n_groups: 8, object_big: false, gridsize: 2 },
      execution: { learning_rate: 3e-4 },
    });
    const { losses } = LEGACY_JSON.write({ request, resolution: resolve(request, WORLD) });
    expect(losses.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['train_data_file', 'learning_rate', 'object_big']),
    );
  });
});

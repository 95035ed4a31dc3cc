/** Python that people wrote, imported as requests. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pythonExport } from '../../../shared/exporters/python';
import { resolve } from '../../../shared/factory';
import { importText } from '../../../shared/importers';
import { training, WORLD } from '../factory/help';
import { requests } from './requests';

const read = (text: string, name = '') => {
  const imported = importText(text, name, undefined, 'ptychopinn-2026.07');
  if (!imported.ok) throw imported.error;
  const said = imported.findings.map(({ rule, message }) => `${rule}: ${message}`).join('\n');
  return { request: imported.request, said };
};

describe('Python', () => {
  it.each([
    "{'n_groups': 512, \"nphotons\": 1e9, 'grid_size': (2, 2),  # two\n 'probe_mask': None, 'debug': True}",
    "overrides = {\n  'n_groups': 512, 'nphotons': 1e9, 'grid_size': [2, 2],\n  'probe_mask': None, 'debug': True,\n}",
    'dict(n_groups=512, nphotons=1_000_000_000.0, grid_size=(2, 2), probe_mask=None, debug=True)',
    "'n_groups': 512,\n'nphotons': 1e9,\n'grid_size': (2, 2),\n'probe_mask': None,\n'debug': True,",
    'n_groups=512, nphotons=1e9, grid_size=(2, 2), probe_mask=None, debug=True',
    '{"n_groups": 512, "nphotons": 1e9, "grid_size": [2, 2], "probe_mask": null, "debug": true}',
    "base = {'n_groups': 1, 'nphotons': 1e9}\noverrides: dict = {**base, 'n_groups': 512}\noverrides['grid_size'] = (2, 2)\noverrides.update(probe_mask=None, debug=True)",
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

  it.each([
    ['in a function', 'def run():\n    return CALL'],
    ['as an argument', 'print(CALL.pt_data_config)'],
    ['as an attribute', 'self.payload = CALL'],
    ['after its definition', 'def create_training_payload(a, b):\n    pass\nwith x as y: CALL'],
  ])('a call of the factory %s', (_where, text) => {
    const call =
      "create_training_payload('a.npz', Path('out'), dict(BASE, n_groups=N if N else 1), execution_config=PyTorchExecutionConfig(**KNOBS) if KNOBS else None)";
    const { request } = read(
      `N = 8\nBASE = {'batch_size': 4}\nKNOBS = {'accelerator': 'cpu'}\n${text.replace('CALL', call)}\n`,
    );
    expect(request).toMatchObject({
      train_data_file: 'a.npz',
      output_dir: 'out',
      overrides: { batch_size: 4, n_groups: 8 },
      execution: { accelerator: 'cpu' },
    });
  });

  it('shows the text of what only Python can evaluate', () => {
    const { request, said } = read(
      "overrides = {'n_groups': N_GROUPS, **DEFAULTS, 'nphotons': 10 ** 9, 'notes': f'{x}', 'K': 7}",
    );
    expect(request.overrides).toEqual({ K: 7 });
    for (const text of ['N_GROUPS', '**DEFAULTS', '10 ** 9', "f'{x}'"])
      expect(said).toContain(text);
  });

  it('execution options beside a dictionary, and a model folder, are assigned correctly', () => {
    const { request } = read(
      "model_path = 'm'\noverrides = {'n_groups': 8, 'model_path': 'runs/m', 'test_data_file': 't.npz'}\nPyTorchExecutionConfig(num_workers=2)",
    );
    expect(request).toMatchObject({
      workflow: 'inference',
      model_path: 'runs/m',
      test_data_file: 't.npz',
      overrides: { n_groups: 8 },
      execution: { num_workers: 2 },
    });
  });

  it('of an export without its comments is the request but for what only the comment has', () => {
    fc.assert(
      fc.property(requests('ptychopinn-2026.07', 'training', { maxKeys: 5 }), (request) => {
        const { text } = pythonExport.write({ request, resolution: resolve(request, WORLD) });
        const { request: again } = read(text.replace(/^#.*\n/gm, ''), 'a.py');
        const { acknowledgements: _, cli_defaults, ...rest } = request;
        fc.pre(!cli_defaults);
        expect(again).toEqual({ ...rest, profile: rest.profile ?? null });
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  it('an edited export imports the edits', () => {
    const request = training();
    const { text } = pythonExport.write({ request, resolution: resolve(request, WORLD) });
    const { request: now, said } = read(text.replace("'n_groups': 512", "'n_groups': 64"), 'a.py');
    expect(now.overrides).toEqual({ ...request.overrides, n_groups: 64 });
    expect(now.target).toBe('adr-003');
    expect(said).toMatch(/import-edited/);
  });

  it.each(['x = 1\n', "{'a': 'never ends", `${'('.repeat(200)}`])('%s is a problem', (text) => {
    const imported = importText(text, 'a.py', undefined, 'ptychopinn-2026.07');
    expect(imported.ok ? '' : imported.error.code).toMatch(/^import-(python|too-deep)/);
  });
});

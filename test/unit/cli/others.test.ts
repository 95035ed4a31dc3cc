import { describe, expect, it } from 'vitest';
import { pinnboard } from './run';

describe('pinnboard inspect', () => {
  it('tells arrays, N and metadata', async () => {
    const { code, out } = await pinnboard(['inspect', '--target', 'adr-003', 'metadata_5e8.npz']);
    expect(code).toBe(0);
    expect(out).toMatch(/diffraction\s+float32\s+\(9, 32, 32\)/);
    expect(out).toContain('N        32 (from probeGuess (32, 32))');
    expect(out).toContain("'nphotons': 500000000");
  });

  it('gives machines the facts', async () => {
    const { out } = await pinnboard([
      'inspect',
      '--target',
      'adr-003',
      'fortran_order.npz',
      '--json',
    ]);
    const facts = JSON.parse(out);
    expect(facts).toMatchObject({ inferred_N: 32, findings: [], dataset: { status: 'ok' } });
    expect(facts.dataset.arrays[0]).toMatchObject({ name: 'diffraction', fortranOrder: true });
  });

  it.each([
    ['missing.npz', 'dataset-missing'],
    ['truncated.npz', 'dataset-unreadable'],
    ['not_a_zip.npz', 'dataset-unreadable'],
  ])('exits 2 for %s and says why', async (file, rule) => {
    const { code, err } = await pinnboard(['inspect', '--target', 'adr-003', file]);
    expect(code).toBe(2);
    expect(err).toContain(`blocked ${rule} `);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('names the missing arrays of a readable file', async () => {
    const { code, err } = await pinnboard(['inspect', '--target', 'adr-003', 'no_coords.npz']);
    expect(code).toBe(0);
    expect(err).toContain('Missing array xcoords');
    expect(err).toContain('Missing array ycoords');
  });
});

describe('pinnboard explain', () => {
  it('tells every layer, the shadowed ones too', async () => {
    const { code, out } = await pinnboard([
      'explain',
      'learning_rate',
      '--target',
      'adr-003',
      '--set',
      'learning_rate=0.1',
      '--exec',
      'learning_rate=0.2',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('pt_training_config.learning_rate = 0.1  (override)');
    expect(out).toMatch(/>\s+override\s+0\.1\s+wins/);
    expect(out).toMatch(/execution\s+0\.2\s+shadowed\s+set in the execution config/);
    expect(out).toMatch(/pt-default\s+0\.001\s+shadowed/);
  });

  it('tells whether it reaches a run, by each route', async () => {
    const real = ['--target', 'ptychopinn-2026.07'];
    const { out } = await pinnboard(['explain', 'learning_rate', ...real]);
    expect(out).toContain('Does the override `learning_rate` take effect in training?');
    expect(out).toMatch(/create_training_payload.*takes effect +ptycho_torch\/model\.py:2032/);
    expect(out).toContain(
      'Use the exported Python script and `pinnboard_payload.py run`, or `execution_config.learning_rate` instead.',
    );
    expect(out).toMatch(
      /python -m ptycho_torch\.train +read from another field \(--learning-rate\): the flag sets the execution option/,
    );
    const json = await pinnboard(['explain', 'scheduler', ...real, '--json']);
    expect(JSON.parse(json.out).propagation[1]).toMatchObject({
      execution_option: true,
      entry_points: { python: { effect: 'elsewhere' } },
    });
    expect(
      (await pinnboard(['explain', '--target', 'adr-003', 'learning_rate'])).out,
    ).not.toContain('Does the');
  });

  it('finds a field under each of its names', async () => {
    const { out } = await pinnboard([
      'explain',
      '--target',
      'adr-003',
      'max_epochs',
      '--set',
      'max_epochs=7',
    ]);
    expect(out).toContain('pt_training_config.epochs = 7');
    expect(out).toContain('tf_training_config.nepochs = 7');
  });

  it('infers with a dataset and says so without', async () => {
    expect(
      (await pinnboard(['explain', '--target', 'adr-003', 'N', '--data', 'train128.npz'])).out,
    ).toMatch(/inferred\s+128\s+wins\s+from probeGuess/);
    expect((await pinnboard(['explain', '--target', 'adr-003', 'N'])).out).toContain(
      'Without --data',
    );
  });

  it('names the nearest fields, exit 2', async () => {
    const { code, err } = await pinnboard(['explain', '--target', 'adr-003', 'lerning_rate']);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean learning_rate?');
  });

  it('gives machines the stories', async () => {
    const { out } = await pinnboard([
      'explain',
      'K',
      '--json',
      '--target',
      'ptychopinn-2026.07',
      '--workflow',
      'inference',
    ]);
    expect(JSON.parse(out).places[0]).toHaveProperty('provenance.contributions');
  });
});

describe('pinnboard fields, schema, help', () => {
  it('lists the catalogue', async () => {
    const { out } = await pinnboard(['fields', '--target', 'adr-003']);
    expect(out.trim().split('\n')).toHaveLength(143);
    expect((await pinnboard(['fields', '--target', 'adr-003', 'nphotons'])).out).toContain(
      'pt_data_config.nphotons',
    );
    expect((await pinnboard(['fields', '--target', 'adr-003', 'nphoton'])).code).toBe(2);
    const { out: routes } = await pinnboard([
      'fields',
      'middle_trim',
      '--target',
      'ptychopinn-2026.07',
    ]);
    expect(routes).toContain('Does the override `middle_trim` take effect in inference?');
  });

  it('prints the schemas', async () => {
    const { out } = await pinnboard(['schema', 'payload']);
    expect(JSON.parse(out)).toMatchObject({ title: 'Pinnboard payload' });
    expect((await pinnboard(['schema', 'paylod'])).code).toBe(2);
  });

  it.each([['--help'], ['payload', '--help'], ['batch', '--help'], ['explain', '--help']])(
    '%s %s tells usage, exit 0',
    async (...args) => {
      const { code, out } = await pinnboard(args);
      expect(code).toBe(0);
      expect(out).toContain('Usage: pinnboard');
    },
  );

  it('names the choices of an option', async () => {
    const { out } = await pinnboard(['diff', '--help']);
    expect(out.replace(/\s+/g, ' ')).toContain(
      '(choices: "setting", "section", default: "setting")',
    );
  });

  it('names the nearest command', async () => {
    const { code, err } = await pinnboard(['inspct', 'x']);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean inspect?');
  });
});

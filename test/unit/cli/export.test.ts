import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, formatsFor } from '../../../shared/exporters';
import { loaderText } from '../../../shared/exporters/loader';
import type { Request } from '../../../shared/request/request';
import { NPZ, pinnboard, runWith, temporary } from './run';

/** The folder whose `resources` hold the loader, as `dist` does once it is built. */
const DIST = fileURLToPath(new URL('../../../electron', import.meta.url));
const REAL = 'ptychopinn-2026.07';

const training = (more: object = {}): Request => ({
  target: REAL,
  workflow: 'training',
  train_data_file: 'train64.npz',
  output_dir: 'out',
  overrides: { n_groups: 8 },
  execution: null,
  ...more,
});
const inference = (more: object = {}): Request => ({
  target: REAL,
  workflow: 'inference',
  model_path: '../models/trained',
  test_data_file: 'train64.npz',
  output_dir: 'out',
  overrides: { n_groups: 8 },
  execution: null,
  ...more,
});

function requestFile(request: Request, folder = temporary()): string {
  const file = path.join(folder, 'request.json');
  writeFileSync(file, JSON.stringify(request));
  return file;
}

const base = ['--base', NPZ];

describe('pinnboard export', () => {
  it('lists every form', async () => {
    const { code, out, err } = await pinnboard(['export', '--list']);
    expect([code, err]).toEqual([0, '']);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(EXPORT_FORMATS.map(({ id }) => id));
  });

  const requests = [REAL, 'adr-003'].flatMap((target) => [
    training({ target }),
    inference({ target }),
  ]);
  it.each(
    requests.flatMap((request) =>
      formatsFor(request).map(({ id }) => ({ id, request, workflow: request.workflow })),
    ),
  )('writes $id for $workflow', async ({ id, request }) => {
    const { code, out, err } = await pinnboard([
      'export',
      requestFile(request),
      '--as',
      id,
      ...base,
    ]);
    expect(code, err).toBe(0);
    expect(out).toMatch(/[^\n]\n$/);
  });

  it('reads a payload file, with relative paths from its own folder', async () => {
    const folder = temporary();
    copyFileSync(path.join(NPZ, 'train64.npz'), path.join(folder, 'scan.npz'));
    const request = requestFile(training({ train_data_file: 'scan.npz' }), folder);
    const file = path.join(folder, 'run.py');
    const { code, out, err } = await pinnboard(['export', request, '--as', 'python', '-o', file]);
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(file, 'utf8')).toContain("TRAIN_DATA_FILE = Path('scan.npz')");
    expect(existsSync(path.join(folder, 'pinnboard_payload.py'))).toBe(false);
  });

  it('writes the loader beside it, over an older one', async () => {
    const folder = temporary();
    const loader = path.join(folder, 'pinnboard_payload.py');
    writeFileSync(loader, '# older\n');
    const words = ['export', requestFile(training()), '--as', 'python', ...base, '--with-loader'];
    const made = await runWith({ dist: DIST }, [...words, '-o', path.join(folder, 'run.py')]);
    expect(made).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(loader, 'utf8')).toBe(
      loaderText(readFileSync(path.join(DIST, 'resources', 'pinnboard_payload.py'), 'utf8')),
    );
    const nowhere = await runWith({ dist: DIST }, words);
    expect(nowhere.code).toBe(2);
    expect(nowhere.err).toContain('Add -o FILE');
  });

  it('lists unsupported settings on stderr', async () => {
    const file = requestFile(training({ overrides: { n_groups: 8, nepochs: 5 } }));
    const { code, err } = await pinnboard(['export', file, '--as', 'python', ...base]);
    expect(code).toBe(0);
    expect(err).toBe(
      'unsupported: nepochs = 5: the factory reads only max_epochs and epochs. Set the override `max_epochs`.\n',
    );
  });

  it('fails with the errors of the factory, and writes nothing', async () => {
    const folder = temporary();
    const output = path.join(folder, 'run.py');
    const file = requestFile(training({ overrides: {} }), folder);
    const words = ['export', file, '--as', 'python', '-o', output];
    const { code, err } = await pinnboard([...words, ...base]);
    expect(code).toBe(1);
    expect(err).toContain('blocked n-groups-missing');
    expect(err).not.toContain('warning');
    expect(existsSync(output)).toBe(false);
    const elsewhere = await pinnboard(words);
    expect(elsewhere.err).toContain('blocked dataset-missing');
    expect(elsewhere.err).toContain(`Relative paths were read from ${folder}.`);
  });

  it('leaves 2 where it cannot write, and for wrong usage', async () => {
    const file = requestFile(training());
    const lost = await pinnboard([
      'export',
      file,
      '--as',
      'python',
      ...base,
      '-o',
      'no/such/run.py',
    ]);
    expect(lost.code).toBe(2);
    expect(lost.err).toContain('cannot be written');
    expect(await pinnboard(['export', file])).toMatchObject({ code: 2 });
    expect(await pinnboard(['export', file, '--as', 'runes'])).toMatchObject({ code: 2 });
    expect(await pinnboard(['export', 'nowhere.json', '--as', 'python'])).toMatchObject({
      code: 2,
    });
    const unknown = await pinnboard([
      'export',
      requestFile(training({ target: 'later' })),
      '--as',
      'python',
    ]);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('does not know the target `later`');
  });
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinnboard, temporary } from './run';

const REQUEST = {
  target: 'ptychopinn-2026.07',
  workflow: 'training',
  train_data_file: 'train64.npz',
  output_dir: 'out',
  overrides: { n_groups: 8, nphotons: 1e9 },
  execution: { learning_rate: 3e-4 },
};

describe('pinnboard import', () => {
  it('takes the request out of a payload file', async () => {
    const file = path.join(temporary(), 'a.json');
    const made = await pinnboard([
      ...['payload', 'training', '--target', 'adr-003', '--data', 'train64.npz', '--out', 'out'],
      ...['--set', 'n_groups=8', '--set', 'nphotons=1e9', '-o', file],
    ]);
    expect(made.code).toBe(0);
    const { code, out, err } = await pinnboard(['import', file]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('"nphotons": 1000000000.0');
    expect(out).toContain('"n_groups": 8');
    const { format, version, ...request } = JSON.parse(out);
    expect({ format, version }).toEqual({ format: 'pinnboard.request', version: 1 });
    expect(request).toEqual(JSON.parse(readFileSync(file, 'utf8')).request);
  });

  it('reads stdin and writes a file, which is a request again', async () => {
    const file = path.join(temporary(), 'request.json');
    const text = JSON.stringify(REQUEST, null, 2);
    expect(await pinnboard(['import', '-', '-o', file], [text])).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    const written = readFileSync(file, 'utf8');
    expect(JSON.parse(written)).toMatchObject(REQUEST);
    expect((await pinnboard(['import', file, '--as', 'request'])).out).toBe(written);
  });

  it.each([
    ['a text of an unknown format', 'hello', [], 'Unknown format'],
    [
      'a form that it is not',
      JSON.stringify(REQUEST),
      ['--as', 'payload'],
      'not a pinnboard.payload',
    ],
    ['a damaged request', '{"workflow": "training"}', [], 'train_data_file'],
    ['a form that there is not', '{}', ['--as', 'fortran'], 'Allowed choices'],
  ])('leaves 2 and says why: %s', async (_title, text, options, says) => {
    const file = path.join(temporary(), 'request.json');
    const { code, out, err } = await pinnboard(['import', '-', '-o', file, ...options], [text]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
    expect(existsSync(file)).toBe(false);
  });

  it('leaves 2 for a file that is not there, and for a folder that is not', async () => {
    expect(await pinnboard(['import', 'nowhere.yaml'])).toMatchObject({ code: 2 });
    const folder = temporary();
    const file = path.join(folder, 'a.json');
    writeFileSync(file, JSON.stringify(REQUEST));
    const away = path.join(folder, 'no', 'b.json');
    expect(await pinnboard(['import', file, '-o', away])).toMatchObject({ code: 2 });
  });
});

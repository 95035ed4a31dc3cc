/** `pinnboard runs list`, `runs compare` and `pinnboard import` on folders of the real program. */
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { pinnboard, temporary } from './run';
import { unlistable } from './unlistable';

const RUNS = path.join(import.meta.dirname, '../../runs');

const KEYS = [
  'folder',
  'workflow',
  'entry_point',
  'revision',
  'state',
  'evidence',
  'started',
  'ended',
  'epochs_done',
  'epochs_asked',
  'losses',
  'settings',
  'request',
  'not_recovered',
  'not_read',
  'dataset',
  'model',
  'starts_from',
  'tags',
  'note',
];

test('every run is an entry with all that is known of it', async () => {
  const { code, out, err } = await pinnboard(['runs', 'list', RUNS, '--json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const runs = z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(out));
  expect(runs).toHaveLength(13);
  for (const run of runs) expect(Object.keys(run).sort()).toEqual([...KEYS].sort());
});

test('a folder that cannot be read is a line, and an entry after the runs with the code of its error', async () => {
  const top = temporary();
  cpSync(path.join(RUNS, 'native-finished/run'), path.join(top, 'ran'), { recursive: true });
  const folder = unlistable(top);
  const { code, out, err } = await pinnboard(['runs', 'list', top, '--json', '--offline']);
  expect(code).toBe(0);
  const [run, unread, ...more] = z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(out));
  expect(run).toMatchObject({ folder: 'ran', state: 'finished' });
  expect(more).toEqual([]);
  expect(unread).toEqual({
    folder: path.relative(top, folder),
    error: {
      code: 'file-unreadable',
      parameters: { path: folder, errno: 'ENAMETOOLONG' },
      message: expect.stringContaining('the path is too long'),
    },
  });
  expect(err).toContain('not read: ');
});

test('a table has the settings that differ, and no others', async () => {
  const { out } = await pinnboard(['runs', 'list', RUNS]);
  const [heading = '', ...rows] = out.trimEnd().split('\n');
  expect(rows).toHaveLength(13);
  expect(heading).toContain('training_config.epochs');
  expect(heading).not.toContain('data_config.N');
  expect(rows.find((row) => row.startsWith('native-killed'))).toMatch(/stopped .* 4 of 500 /);
});

test('a spreadsheet gets every loss', async () => {
  const { out } = await pinnboard(['runs', 'list', RUNS, '--csv']);
  const [heading = '', ...rows] = out.trimEnd().split('\r\n');
  expect(heading).toContain('poisson_val_loss best');
  expect(rows).toHaveLength(13);
  expect(rows.find((row) => row.startsWith('native-finished'))).toContain('48204722176');
});

test('a run gets tags and a note, which the list has in each of its forms', async () => {
  const dir = temporary();
  const run = path.join(dir, 'gs2');
  cpSync(path.join(RUNS, 'native-finished/run'), run, { recursive: true });
  expect((await pinnboard(['runs', 'tag', run, 'good', 'paper'])).out).toBe('good paper\n');
  expect((await pinnboard(['runs', 'tag', run, 'good', '--remove'])).out).toBe('paper\n');
  expect((await pinnboard(['runs', 'note', run, 'Best so far'])).code).toBe(0);
  const list = async (...words: string[]) => (await pinnboard(['runs', 'list', dir, ...words])).out;
  expect(JSON.parse(await list('--json'))).toMatchObject([
    { tags: ['paper'], note: 'Best so far' },
  ]);
  expect(await list()).toMatch(/^gs2 .* paper/m);
  expect(await list('--csv')).toMatch(/^gs2,.*,paper,.*Best so far,/m);
  const { code, err } = await pinnboard(['runs', 'tag', run, 'a"b']);
  expect({ code, err }).toEqual({ code: 2, err: 'error: A tag has no quotes: `a"b`.\n' });
});

test('the folder of a run gives its request', async () => {
  const file = path.join(temporary(), 'again.json');
  const run = path.join(RUNS, 'native-killed');
  const { code, err } = await pinnboard(['import', run, '-o', file]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    target: 'ptychopinn-2026.07',
    train_data_file: '/data/scan/scan.npz',
    overrides: { max_epochs: 500, architecture: 'ffno', test_data_file: '/data/scan/val.npz' },
    entry_point: 'native',
  });
});

test('what a run did not write down is said by name', async () => {
  const { err } = await pinnboard(['import', path.join(RUNS, 'native-model-error')]);
  expect(err).toContain('not recovered: execution_config.accelerator\n');
});

test('a folder without a run, and one with several, are said', async () => {
  const none = await pinnboard(['import', temporary()]);
  expect(none.code).toBe(2);
  expect(none.err).toContain('No run was found');
  const several = await pinnboard(['import', RUNS]);
  expect(several.code).toBe(2);
  expect(several.err).toContain('holds 13 runs');
});

test('a checkpoint is inspected by its layers', async () => {
  const file = path.join(RUNS, 'native-killed/run/checkpoints/last.ckpt');
  const target = ['--target', 'ptychopinn-2026.07'];
  const { code, out } = await pinnboard(['inspect', file, ...target]);
  expect(code).toBe(0);
  expect(out).toContain('checkpoint, epoch 3, step 12');
  expect(out).toMatch(/Architecture +architecture +'ffno'/);
  expect(out).toContain('parameters  849');
  const json = await pinnboard(['inspect', file, ...target, '--json']);
  expect(JSON.parse(json.out)).toMatchObject({ epoch: 3, global_step: 12, parameters: 849 });
});

const native = (name: string) => path.join(RUNS, `native-${name}`);

test('runs are compared by the settings that differ and what became of each', async () => {
  const { code, out, err } = await pinnboard([
    'runs',
    'compare',
    native('finished'),
    native('killed'),
  ]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const line = (label: string) => out.split('\n').find((one) => one.startsWith(`${label} `)) ?? '';
  expect(line('epochs').trim().split(/\s+/)).toEqual(['epochs', '3', '500']);
  expect(line('State')).toMatch(/finished +stopped/);
  expect(out).toMatch(/\d+ further settings are the same/);
});

test('a comparison as JSON has values, and says which loss may be compared', async () => {
  const folders = [native('finished'), path.join(RUNS, 'pinnboard-script')];
  const { out } = await pinnboard(['runs', 'compare', ...folders, '--json']);
  const read = z
    .object({
      folders: z.array(z.string()),
      settings: z.array(z.object({ name: z.string(), values: z.array(z.unknown()) })),
      results: z.array(
        z.object({
          name: z.string(),
          values: z.array(z.unknown()),
          best: z.array(z.boolean()),
          other_scale: z.array(z.boolean()),
        }),
      ),
      notes: z.array(z.string()),
    })
    .parse(JSON.parse(out));
  expect(read.folders).toEqual(folders);
  expect(read.settings.find(({ name }) => name === 'data_config.nphotons')?.values).toEqual([
    1e9, 244_000,
  ]);
  expect(read.results[0]).toEqual({
    name: 'Best validation loss',
    values: [48_204_722_176, 9_572_535],
    best: [false, false],
    other_scale: [false, true],
  });
  expect(read.notes.join(' ')).toContain('Another loss scale');
});

test('a comparison as a table for spreadsheets has a column for each run', async () => {
  const { out } = await pinnboard([
    'runs',
    'compare',
    native('finished'),
    native('killed'),
    '--csv',
  ]);
  const [heading = '', ...rows] = out.split('\r\n');
  expect(heading.split(',')).toEqual(['', native('finished'), native('killed')]);
  expect(rows).toContain('epochs,3,500');
});

/** Where files of a run are that it names by a path from another folder, or that were moved since. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findRuns } from '../../../electron/node/runs/findRuns';
import { fingerprintOf } from '../../../electron/node/runs/movedDataset';
import { placedRuns, readHistory } from '../../../electron/node/runs/runHistory';
import { startingPoint } from '../../../electron/node/runs/startingPoint';
import { cleaned, placesFrom, startedIn } from '../../../shared/runs/record/paths';
import { pinnboard } from '../cli/run';

afterEach(() => {
  vi.unstubAllEnvs();
});

const RUNS = path.join(import.meta.dirname, '../../runs');
const TRAIN64 = path.join(import.meta.dirname, '../../fixtures/npz/train64.npz');
const temporary = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-places-'));

function edit(file: string, changes: readonly (readonly [from: string, to: string])[]): void {
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replaceAll(from, to);
  }
  writeFileSync(file, text);
}

const HPARAMS = 'lightning_logs/version_0/hparams.yaml';

/** A training, started in `cwd` with relative paths. */
function byHand(cwd: string, output: string): string {
  const run = path.join(cwd, output);
  cpSync(path.join(RUNS, 'native-finished/run'), run, { recursive: true });
  edit(path.join(run, HPARAMS), [
    ['/runs/native-finished', output],
    ['/data/scan/scan.npz', '../data/scan.npz'],
  ]);
  return run;
}

async function historyOf(dir: string, run: string, datasets: readonly string[] = []) {
  const found = (await findRuns(dir)).runs.find(({ folder }) => folder === run);
  if (!found) throw new Error(`no run in ${run}`);
  return readHistory(found, dir, await placedRuns(dir), datasets);
}

describe('paths', () => {
  test.each([
    ['/a/./b/../c/', '/a/c'],
    ['a\\b/../..', '.'],
    ['../../x', '../../x'],
    ['/../x', '/x'],
    ['C:\\runs\\..\\x', 'C:/x'],
    ['', '.'],
  ])('%j is %j', (given, clean) => {
    expect(cleaned(given)).toBe(clean);
  });

  test('a relative output folder says where the run was started', () => {
    expect(startedIn('/x/hand/results/monday', 'results/./monday/')).toBe('/x/hand');
    expect(startedIn('/x/hand', '.')).toBe('/x/hand');
    expect(startedIn('/out', 'out')).toBe('/');
    for (const output of ['/x/hand', 'other', 'day', '', null])
      expect(startedIn('/x/monday', output)).toBeNull();
  });

  test('what is named from an unknown folder is tried from all above, the nearest first', () => {
    expect(placesFrom('/a/b', 'out')).toEqual(['/a/b/out', '/a/out', '/out']);
    expect(placesFrom('/a/b', '/c/')).toEqual(['/c']);
    expect(placesFrom('a/b', 'out').length).toBeLessThan(50);
  });
});

describe('a run that was started by hand with relative paths', () => {
  test('its dataset is found from where it was started, and named so that the next run finds it', async () => {
    const top = temporary();
    const run = byHand(path.join(top, 'hand'), 'results/monday');
    mkdirSync(path.join(top, 'data'));
    cpSync(TRAIN64, path.join(top, 'data/scan.npz'));
    const history = await historyOf(top, run);
    const here = path.join(top, 'data/scan.npz');
    expect(history.lineage[0]).toMatchObject({ path: '../data/scan.npz', at: here });
    const { request } = await startingPoint(run, history);
    expect(request).toMatchObject({ train_data_file: here });
    const imported = await pinnboard(['import', run]);
    expect(JSON.parse(imported.out)).toMatchObject({ train_data_file: here });
  });

  test('its output folder alone gives what its console says, unless other runs are around it', async () => {
    const top = temporary();
    const cwd = path.join(top, 'hand');
    const run = byHand(cwd, 'results/monday');
    mkdirSync(path.join(cwd, 'tmp'));
    const log = path.join(RUNS, 'ptycho-train/console.txt');
    cpSync(log, path.join(cwd, 'console.txt'));
    const entryPoint = async () =>
      JSON.parse((await pinnboard(['import', run])).out).entry_point as string;
    expect(await entryPoint()).toBe('script');
    byHand(cwd, 'tmp/tuesday');
    expect(await entryPoint()).toBe('native');
  });

  test.each(['TMPDIR', 'HOME'])(
    'no text in %s is taken for the console of a run',
    async (variable) => {
      const folder = temporary();
      const run = byHand(path.join(folder, 'one'), 'run');
      cpSync(path.join(RUNS, 'ptycho-train/console.txt'), path.join(folder, 'other.log'));
      const entryPoint = async () =>
        JSON.parse((await pinnboard(['import', run])).out).entry_point as string;
      expect(await entryPoint()).toBe('script');
      vi.stubEnv(variable, folder);
      expect(await entryPoint()).toBe('native');
    },
  );

  test('an inference belongs to the training that its relative model folder leads to', async () => {
    const top = temporary();
    for (const day of ['a', 'b']) byHand(path.join(top, day), 'out');
    const inference = path.join(top, 'b/again');
    cpSync(path.join(RUNS, 'inference-native/run'), inference, { recursive: true });
    const command = 'python -m ptycho_torch.inference --model_path out --test_data x.npz';
    writeFileSync(path.join(inference, 'command.txt'), `${command} --output_dir again\n`);
    const { lineage } = await historyOf(top, inference);
    expect(lineage.find(({ kind }) => kind === 'run')?.of).toBe(path.join(top, 'b/out'));
    const listed = JSON.parse((await pinnboard(['runs', 'list', top, '--json'])).out);
    expect(JSON.stringify(listed)).toContain('Its model was trained by b/out.');
    expect(JSON.stringify(listed)).not.toContain('Its model was trained by a/out.');
  });

  test('an inference of which only its console tells is found from what that names, and the training stays one', async () => {
    const top = temporary();
    byHand(path.join(top, 'a'), 'out');
    const training = byHand(path.join(top, 'b'), 'out');
    const inference = path.join(training, 'again');
    cpSync(path.join(RUNS, 'inference-native/run'), inference, { recursive: true });
    const log = path.join(training, 'again.txt');
    cpSync(path.join(RUNS, 'inference-native/console.txt'), log);
    edit(log, [
      ['/runs/native-finished/wts', 'out/wts'],
      ['/data/scan/scan.npz', '../data/scan.npz'],
    ]);
    const { run, lineage } = await historyOf(top, inference);
    expect(run).toMatchObject({ workflow: 'inference', dataset: { path: '../data/scan.npz' } });
    expect(lineage.find(({ kind }) => kind === 'run')?.of).toBe(training);
    const before = await historyOf(top, training);
    expect(before.run).toMatchObject({
      workflow: 'training',
      dataset: { path: '../data/scan.npz' },
    });
    expect(before.lineage.find(({ kind }) => kind === 'inference')?.of).toBe(inference);
  });

  test('a script that makes its paths while it runs asks for none, and those that were recorded are taken', async () => {
    const top = temporary();
    const run = path.join(top, 'out');
    cpSync(path.join(RUNS, 'native-finished/run'), run, { recursive: true });
    writeFileSync(
      path.join(top, 'mine.py'),
      `from ptycho_torch.config_factory import create_training_payload
from ptycho_torch.workflows.components import run_cdi_example_torch
overrides = dict(n_groups=12, gridsize=2, batch_size=4, max_epochs=3, architecture='ffno',
                 fno_modes=4, fno_width=4, fno_blocks=1, fno_cnn_blocks=1)
payload = create_training_payload(train_data_file=base / 'x.npz', output_dir=base / 'out', overrides=overrides)
`,
    );
    const { run: recorded, asked } = await historyOf(top, run);
    expect(asked.asked?.file).toBe('mine.py');
    for (const { differing, file } of asked.readBack) expect(differing, file).toEqual([]);
    expect(recorded.request).toMatchObject({
      train_data_file: '/data/scan/scan.npz',
      output_dir: '/runs/native-finished',
    });
    expect(recorded.not_recovered.filter((name) => /_dir|_file/.test(name))).toEqual([]);
  });
});

describe('a dataset that was moved', () => {
  /** A run of Pinnboard's script whose payload knows the fingerprint of `scan/x.npz` beside it. */
  async function run() {
    const top = temporary();
    const file = path.join(top, 'scan/x.npz');
    mkdirSync(path.dirname(file));
    cpSync(TRAIN64, file);
    const folder = path.join(top, 'runs/a');
    cpSync(path.join(RUNS, 'pinnboard-script'), folder, { recursive: true });
    const payload = path.join(folder, 'payload.json');
    const { dataset } = JSON.parse(readFileSync(payload, 'utf8'));
    edit(payload, [
      [dataset.fingerprint, (await fingerprintOf(file)) ?? ''],
      ['/data/scan/scan.npz', file],
    ]);
    edit(path.join(folder, 'run', HPARAMS), [['/data/scan/scan.npz', file]]);
    return { top, file, folder: path.join(folder, 'run') };
  }

  const dataset = async (top: string, folder: string, known: readonly string[] = []) => {
    const history = await historyOf(top, folder, known);
    const { at, notes } = history.lineage[0] ?? { at: null, notes: [] };
    const point = await startingPoint(folder, history);
    return { at, notes, point };
  };

  test('is where it was', async () => {
    const { top, file, folder } = await run();
    const { at, point } = await dataset(top, folder);
    expect([at, point.notes]).toEqual([file, []]);
  });

  test.each([
    ['renamed', 'scan/y.npz'],
    ['moved beside the runs', 'x.npz'],
    ['moved to where another file was opened', 'elsewhere/deep/down/far/y.npz'],
  ])('%s, it is found by its fingerprint, and the new request names it', async (_, to) => {
    const { top, file, folder } = await run();
    const now = path.join(top, to);
    mkdirSync(path.dirname(now), { recursive: true });
    renameSync(file, now);
    // One of the same name is another file.
    mkdirSync(path.join(folder, 'scan'));
    writeFileSync(path.join(folder, 'scan/x.npz'), 'no dataset');
    const { at, notes, point } = await dataset(top, folder, [now]);
    expect(at).toBe(now);
    expect(notes).toContain(`now ${now}`);
    expect(point.request).toMatchObject({ train_data_file: now });
    expect(point.notes).toEqual([
      `The dataset is no longer \`${file}\`. \`${now}\` has the same contents.`,
    ]);
  });

  test('together with its runs, it is found beside them', async () => {
    const { top, folder } = await run();
    const there = path.join(temporary(), 'archive');
    renameSync(top, there);
    const { at } = await dataset(there, path.join(there, path.relative(top, folder)));
    expect(at).toBe(path.join(there, 'scan/x.npz'));
  });

  test('that is gone keeps its recorded path, and one that has changed is said to have', async () => {
    const { top, file, folder } = await run();
    cpSync(TRAIN64.replace('train64', 'train128'), file);
    const changed = await dataset(top, folder);
    expect(changed.at).toBe(file);
    expect(changed.point.notes).toEqual([`The dataset \`${file}\` has changed since this run.`]);
    rmSync(file);
    const gone = await dataset(top, folder);
    expect(gone.at).toBeNull();
    expect(gone.point).toMatchObject({ request: { train_data_file: file }, notes: [] });
  });
});

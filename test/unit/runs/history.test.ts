/** What runs of the real program were asked for and ran with, and where they come from (`test/runs`). */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { findRuns } from '../../../electron/node/runs/findRuns';
import { placedRuns, type ReadHistory, readHistory } from '../../../electron/node/runs/runHistory';
import { startingPoint } from '../../../electron/node/runs/startingPoint';
import { requestFileText } from '../../../shared/formats/requestFile';
import { driftsOf } from '../../../shared/runs/record/asked';
import type { PlacedRun } from '../../../shared/runs/record/lineage';
import { pinnboard } from '../cli/run';

const RUNS = path.join(import.meta.dirname, '../../runs');

async function historyIn(
  dir: string,
  name: string,
  beside?: readonly PlacedRun[],
): Promise<ReadHistory> {
  const all = beside ?? (await placedRuns(dir));
  const placed = all.find(({ run }) => run.folder === name || run.folder.startsWith(`${name}/`));
  const found = (await findRuns(dir)).runs.find(({ folder }) => folder === placed?.folder);
  if (!found) throw new Error(`no run ${name}`);
  return readHistory(found, dir, all);
}

const steps = ({ lineage }: ReadHistory) =>
  lineage.map(({ kind, of, path: named, isThis }) => {
    const run = path.basename(of) === 'run' ? path.basename(path.dirname(of)) : path.basename(of);
    return `${isThis ? '*' : ''}${kind} ${kind === 'dataset' || kind === 'request' ? named : run}`;
  });

let recorded: readonly PlacedRun[] = [];
beforeAll(async () => {
  recorded = await placedRuns(RUNS);
});
const history = (name: string) => historyIn(RUNS, name, recorded);

describe('asked and ran', () => {
  test('a payload: every setting of every file is as it was exported', async () => {
    const { asked } = await history('pinnboard-script');
    expect(asked.asked).toEqual({ file: 'payload.json', settings: 12 });
    expect(asked.readBack.map(({ file }) => path.basename(file))).toEqual([
      'hparams.yaml',
      'wts.h5.zip',
      'wts.h5.zip params.dill',
      'last.ckpt',
    ]);
    for (const { file, recorded: count, equal, differing } of asked.readBack) {
      expect(differing, file).toEqual([]);
      expect(equal, file).toBe(count);
      expect(count, file).toBeGreaterThan(50);
    }
    expect(asked.notRecorded).toContainEqual({ name: 'accelerator', asked: 'cpu' });
  });

  test('an execution option that PtychoPINN records as a training setting is no drift', async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'pinnboard-option-'));
    cpSync(path.join(RUNS, 'pinnboard-script'), path.join(dir, 'a'), { recursive: true });
    const edit = (file: string, from: string, to: string) => {
      const text = readFileSync(path.join(dir, 'a', file), 'utf8');
      expect(text).toContain(from);
      writeFileSync(path.join(dir, 'a', file), text.replace(from, to));
    };
    const recordedIn = 'run/lightning_logs/version_0/hparams.yaml';
    const { request } = JSON.parse(readFileSync(path.join(dir, 'a/payload.json'), 'utf8'));
    const execution = { ...request.execution, learning_rate: 0.0005 };
    writeFileSync(path.join(dir, 'a/request.json'), requestFileText({ ...request, execution }));
    for (const name of ['payload.json', 'run.py']) rmSync(path.join(dir, 'a', name));
    edit(recordedIn, '  learning_rate: 0.001\n', '  learning_rate: 0.0005\n');
    const [hparams] = (await historyIn(dir, 'a')).asked.readBack;
    expect(hparams).toMatchObject({ differing: [] });
    edit(recordedIn, '  learning_rate: 0.0005\n', '  learning_rate: 0.002\n');
    const [other] = (await historyIn(dir, 'a')).asked.readBack;
    expect(other?.differing).toEqual([
      { name: 'training_config.learning_rate', asked: 0.0005, ran: 0.002 },
    ]);
  });

  test('what the recorder laid under the command is drift, with both values', async () => {
    const { asked } = await history('native-finished');
    const drifts = driftsOf(asked.readBack).map(({ name, asked: was, ran }) => [name, was, ran]);
    expect(drifts).toEqual([
      ['model_config.architecture', 'cnn', 'ffno'],
      ['model_config.fno_blocks', 4, 1],
      ['model_config.fno_cnn_blocks', 2, 1],
      ['model_config.fno_modes', 12, 4],
      ['model_config.fno_width', 32, 4],
    ]);
  });

  test('a value that another file of the run has otherwise is said of that file alone', async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'pinnboard-drift-'));
    cpSync(path.join(RUNS, 'pinnboard-script'), path.join(dir, 'a'), { recursive: true });
    const file = path.join(dir, 'a/run/lightning_logs/version_0/hparams.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('  batch_size: 4\n');
    writeFileSync(file, text.replace('  batch_size: 4\n', '  batch_size: 16\n'));
    const { asked } = await historyIn(dir, 'a');
    expect(driftsOf(asked.readBack)).toEqual([
      {
        name: 'training_config.batch_size',
        asked: 4,
        ran: 16,
        files: ['lightning_logs/version_0/hparams.yaml'],
      },
    ]);
  });

  test('of a command whose dataset is not here, what the dataset decides is not called drift', async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'pinnboard-open-'));
    cpSync(path.join(RUNS, 'ptycho-train'), path.join(dir, 'a'), { recursive: true });
    const file = path.join(dir, 'a/run/lightning_logs/version_0/hparams.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('  N: 64\n', '  N: 128\n'));
    const [hparams] = (await historyIn(dir, 'a')).asked.readBack;
    expect(hparams).toMatchObject({ undecided: ['data_config.N'], differing: [] });
  });

  test('a run of which nothing says how it was asked for has no drift', async () => {
    const { asked } = await history('native-model-error');
    expect(asked.asked).toBeNull();
    expect(asked.readBack).toMatchObject([{ recorded: 130, equal: null, differing: [] }]);
  });
});

describe('lineage', () => {
  test('of an inference: the dataset, the training and its model, and the request', async () => {
    expect(steps(await history('inference-native'))).toEqual([
      'dataset /data/scan/scan.npz',
      'run native-finished',
      'model native-finished',
      'request command.txt',
      '*inference inference-native',
    ]);
  });

  test('of the training: its inference follows', async () => {
    const { lineage, ...rest } = await history('native-finished');
    expect(steps({ lineage, ...rest })).toEqual([
      'dataset /data/scan/scan.npz',
      'request command.txt',
      '*run native-finished',
      'model native-finished',
      'inference inference-native',
    ]);
    const at = (kind: string) => lineage.find((step) => step.kind === kind)?.at;
    expect(at('model')).toBe(path.join(RUNS, 'native-finished/run'));
    // The recorded dataset is on another machine.
    expect(at('dataset')).toBeNull();
  });

  test('of one that has no model, the model is not recorded', async () => {
    const { lineage } = await history('native-model-error');
    expect(lineage.find(({ kind }) => kind === 'model')).toMatchObject({ path: null, at: null });
  });

  /** Copies of a recorded run, each started by a script that goes on from another one's checkpoint. */
  const chained = (from: { readonly [run: string]: string }): string => {
    const dir = mkdtempSync(path.join(tmpdir(), 'pinnboard-chain-'));
    for (const [name, before] of Object.entries(from)) {
      const at = path.join(dir, name);
      cpSync(path.join(RUNS, 'native-killed/run'), at, { recursive: true });
      const hparams = path.join(at, 'lightning_logs/version_0/hparams.yaml');
      const text = readFileSync(hparams, 'utf8');
      writeFileSync(hparams, text.replace('/runs/native-killed', `/scratch/${name}`));
      const load = `model = PtychoPINN_Lightning.load_from_checkpoint(\n  '/scratch/${before}/checkpoints/last.ckpt')\n`;
      if (before !== '') writeFileSync(path.join(at, 'finetune.py'), load);
    }
    return dir;
  };

  test('a chain of trainings, each from the checkpoint of the one before', async () => {
    const dir = chained({ first: '', second: 'first', third: 'second' });
    expect(steps(await historyIn(dir, 'second'))).toEqual([
      'dataset /data/scan/scan.npz',
      'run first',
      'model first',
      'request null',
      '*run second',
      'model second',
      'run third',
    ]);
    expect(steps(await historyIn(dir, 'third'))[5]).toBe('request null');
  });

  test('one that goes on from a training on other data has its own dataset, which the next request takes', async () => {
    const dir = chained({ first: '', second: 'first', third: 'second' });
    const hparams = path.join(dir, 'second/lightning_logs/version_0/hparams.yaml');
    const data = path.join(dir, 'other.npz');
    writeFileSync(data, '');
    writeFileSync(hparams, readFileSync(hparams, 'utf8').replace('/data/scan/scan.npz', data));
    const second = await historyIn(dir, 'second');
    expect(steps(second)).toEqual([
      'dataset /data/scan/scan.npz',
      'run first',
      'model first',
      `dataset ${data}`,
      'request null',
      '*run second',
      'model second',
      'run third',
    ]);
    const folder = path.join(dir, 'second');
    expect((await startingPoint(folder, second)).request).toMatchObject({ train_data_file: data });
    expect(
      steps(await historyIn(dir, 'third')).filter((step) => step.startsWith('dataset')),
    ).toEqual(['dataset /data/scan/scan.npz', `dataset ${data}`, 'dataset /data/scan/scan.npz']);
  });

  test('runs that name each other end the chain', async () => {
    const dir = chained({ a: 'b', b: 'a' });
    expect(steps(await historyIn(dir, 'a'))).toEqual([
      'dataset /data/scan/scan.npz',
      'run b',
      'model b',
      'request null',
      '*run a',
      'model a',
      'run b',
    ]);
  });
});

describe('pinnboard runs show', () => {
  test('a run of the real program, whoever started it', async () => {
    const { code, out } = await pinnboard(['runs', 'show', path.join(RUNS, 'native-finished')]);
    expect(code).toBe(0);
    expect(out).toContain('PtychoPINN wrote wts.h5.zip.');
    expect(out).toContain("model_config.architecture: asked 'cnn', ran 'ffno'");
    expect(out).toContain("not recorded: accelerator, asked for 'cpu'");
    expect(out).toMatch(/^\* +run +.*finished, 3 of 3 epochs$/m);
  });

  test('among others, as JSON', async () => {
    const run = path.join(RUNS, 'inference-native');
    const { code, out } = await pinnboard(['runs', 'show', run, '--among', RUNS, '--json']);
    expect(code).toBe(0);
    const { workflow, lineage, asked_and_ran } = JSON.parse(out);
    expect(workflow).toBe('inference');
    expect(lineage.map(({ kind }: { kind: string }) => kind)).toContain('run');
    expect(asked_and_ran.asked).toEqual({ file: 'command.txt', settings: 2 });
  });

  test('one that did not finish, a folder of many, and one that is not among the others', async () => {
    expect((await pinnboard(['runs', 'show', path.join(RUNS, 'native-killed')])).code).toBe(1);
    const many = await pinnboard(['runs', 'show', RUNS]);
    expect(many).toMatchObject({ code: 2, err: expect.stringContaining('holds 13 runs') });
    const run = path.join(RUNS, 'native-killed');
    const other = path.join(RUNS, 'native-finished');
    const elsewhere = await pinnboard(['runs', 'show', run, '--among', other]);
    expect(elsewhere).toMatchObject({ code: 2, err: expect.stringContaining('is not in') });
  });
});

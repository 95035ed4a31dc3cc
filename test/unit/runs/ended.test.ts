/** How runs that others started ended, and by which program they were started: made from recorded folders and texts. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findRuns } from '../../../electron/node/runs/findRuns';
import { Indexer } from '../../../electron/node/runs/index/indexer';
import { FolderTree } from '../../../electron/node/runs/index/tree';
import { recordedRuns } from '../../../electron/node/runs/recordedRuns';
import type { RecordedRun } from '../../../shared/runs/record/joined';

const RUNS = path.join(import.meta.dirname, '../../runs');

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'pinnboard-ended-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const at = (...names: string[]) => path.join(dir, ...names);
const copy = (name: string, to: string) =>
  cpSync(path.join(RUNS, name), at(to), { recursive: true });
function write(name: string, ...lines: string[]): void {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), `${lines.join('\n')}\n`);
}
/** The list says the same as the whole reading. */
async function listed(): Promise<readonly RecordedRun[]> {
  const { runs } = await recordedRuns(dir);
  const { runs: brief } = await new Indexer(dir, null).list();
  expect(brief.map(({ folder, state, entry_point }) => [folder, state, entry_point])).toEqual(
    runs.map(({ folder, state, entry_point }) => [folder, state, entry_point]),
  );
  return runs;
}
async function only(): Promise<RecordedRun> {
  const [run, ...others] = await listed();
  if (!run || others.length > 0) throw new Error(`${others.length + 1} runs`);
  return run;
}

const NATIVE = 'Using new CLI interface with factory-based config (ADR-003)';
const TRACEBACK = [
  'Traceback (most recent call last):',
  '  File "/opt/ptychopinn/ptycho_torch/train.py", line 917, in cli_main',
  '    train_data = RawData.from_file(str(train_data_file))',
  'zipfile.BadZipFile: File is not a zip file',
];

describe('a run that wrote nothing but its console', () => {
  test.each([
    ['a traceback', [NATIVE, ...TRACEBACK], 'crashed', 'native'],
    [
      'an error without a traceback',
      [NATIVE, 'ERROR: Training data file not found: a.npz'],
      'crashed',
      'native',
    ],
    [
      'a failure that train_lightning_only says',
      [
        'Ptycho directory: /data',
        'Configuration file: config.json',
        'Training failed: ptycho_dir is empty',
      ],
      'crashed',
      'lightning',
    ],
    [
      'options that argparse refuses',
      [
        'usage: train.py [-h] [--ptycho_torch]',
        'ptycho_train: error: unrecognized arguments: --gridsze',
      ],
      'crashed',
      null,
    ],
    [
      'an inference that failed',
      [
        'INFO - Starting ptychography inference script...',
        'INFO - Script execution failed: ptycho_torch cannot load /models/a',
      ],
      'crashed',
      'script',
    ],
    [
      'Ctrl+C while modules are imported',
      [NATIVE, ...TRACEBACK.slice(0, 2), 'KeyboardInterrupt', '/ptycho/'],
      'stopped',
      'native',
    ],
    [
      'Ctrl+C in training',
      [NATIVE, 'ptycho_torch', 'Detected KeyboardInterrupt, attempting graceful shutdown ...'],
      'stopped',
      'native',
    ],
    ['SIGTERM', [NATIVE, 'ptycho_torch', '[rank: 0] Received SIGTERM: 15'], 'stopped', 'native'],
    [
      'a time limit',
      [
        NATIVE,
        'ptycho_torch',
        'slurmstepd: error: *** JOB 17 ON gpu-1 CANCELLED AT 2026-11-29 DUE TO TIME LIMIT ***',
      ],
      'stopped',
      'native',
    ],
    [
      'too little memory',
      [NATIVE, 'ptycho_torch', 'slurmstepd: error: Detected 1 oom_kill event in StepId=17.0.'],
      'crashed',
      'native',
    ],
    ['an end without a word', [NATIVE, 'ptycho_torch'], 'stopped', 'native'],
  ] as const)('%s', async (_, lines, state, entryPoint) => {
    write('monday/console.txt', ...lines, ...(entryPoint === null ? ['ptycho_train'] : []));
    mkdirSync(at('monday/run'));
    expect(await only()).toMatchObject({ folder: 'monday', state, entry_point: entryPoint });
  });

  test('is a run by its command, and a log of another program is none', async () => {
    write(
      'monday/command.txt',
      'python -m ptycho_torch.train --train_data_file a.npz --output_dir out',
    );
    write('tuesday/build.log', 'Traceback (most recent call last):', 'ValueError: not ours');
    expect(await only()).toMatchObject({
      folder: 'monday',
      state: 'unknown',
      workflow: 'training',
      entry_point: 'native',
    });
  });

  test('a log in the folder in which a program was started is no run beside its output', async () => {
    copy('ptycho-train', 'monday');
    expect((await only()).folder).toBe('monday/run');
  });
});

test.each([
  [853, '712c23f'],
  [983, '99efda1'],
  [1, null],
])(
  'a run without settings is of the revision whose factory warns at line %d',
  async (line, revision) => {
    const warning =
      'UserWarning: params.cfg already populated. Set force=True to overwrite existing values.';
    write(
      'monday/console.txt',
      NATIVE,
      `/opt/ptycho_torch/config_factory.py:${line}: ${warning}`,
      ...TRACEBACK,
    );
    expect((await only()).revision).toBe(revision);
  },
);

test('a recorded inference is of its revision, looked at by itself', async () => {
  copy('inference-native', 'monday');
  expect((await only()).revision).toBe('712c23f');
});

describe('what ends nothing', () => {
  test('an exception that Python ignores, or one in a logger', async () => {
    copy('native-killed/run', 'monday');
    for (const heading of [
      'Exception ignored in: <function Pool.__del__ at 0x7f>',
      '--- Logging error ---',
    ]) {
      write('monday/stderr.log', heading, ...TRACEBACK);
      expect((await only()).state).toBe('stopped');
    }
  });

  test('an error before the run that a console was appended to', async () => {
    copy('native-killed/run', 'monday/run');
    write('monday/console.txt', NATIVE, ...TRACEBACK, NATIVE, 'Epoch 0');
    expect((await only()).state).toBe('stopped');
    write(
      'monday/console.txt',
      NATIVE,
      '✓ Training completed successfully. Outputs saved to a',
      NATIVE,
      ...TRACEBACK,
    );
    expect((await only()).state).toBe('crashed');
  });

  test('a crash stays one where what hung was killed afterwards', async () => {
    copy('native-killed/run', 'monday/run');
    write('monday/console.txt', NATIVE, ...TRACEBACK, '', 'Killed');
    expect((await only()).state).toBe('crashed');
  });
});

describe('the log of one of several runs', () => {
  test.each(['b.log', 'b.out', 'b-stderr.txt', 'console_b.txt', 'b.train.log'])(
    '%s belongs to b',
    async (name) => {
      copy('native-killed/run', 'a');
      copy('native-killed/run', 'b');
      copy('native-killed/run', 'b-2');
      write(name, NATIVE, ...TRACEBACK);
      expect((await listed()).map(({ folder, state }) => [folder, state])).toEqual([
        ['a', 'stopped'],
        ['b', 'crashed'],
        ['b-2', 'stopped'],
      ]);
    },
  );

  test('other names belong to nobody', async () => {
    copy('native-killed/run', 'a');
    copy('native-killed/run', 'b');
    write('ab.log', NATIVE, ...TRACEBACK);
    write('a-old.log', NATIVE, ...TRACEBACK);
    expect((await listed()).map(({ state }) => state)).toEqual(['stopped', 'stopped']);
  });
});

describe('a second run into one folder', () => {
  test('did not finish where its log is short, whatever bundle the first one left', async () => {
    copy('native-finished/run', 'run');
    const logs = 'run/lightning_logs';
    cpSync(at(logs, 'version_0'), at(logs, 'version_1'), { recursive: true });
    expect((await only()).state).toBe('finished');
    write(`${logs}/version_1/metrics.csv`, 'epoch,poisson_train_loss_epoch,step', '0,5.0,2');
    expect(await only()).toMatchObject({ state: 'stopped', epochs_done: 1, epochs_asked: 3 });
  });

  test("has its own events, and not the first one's", async () => {
    copy('native-tensorboard/run', 'run');
    const before = await only();
    const logs = at('run/lightning_logs');
    cpSync(path.join(logs, 'version_0'), path.join(logs, 'version_1'), { recursive: true });
    expect((await only()).losses).toEqual(before.losses);
    expect((await only()).epochs_done).toBe(3);
  });
});

describe('the legacy interface', () => {
  test.each([
    ['command.txt', ['python -m ptycho_torch.train --ptycho_dir /data --config a.json']],
    [
      'command.txt',
      ['python -m ptycho_torch.train \\', '  --disable_mlflow \\', '  --ptycho_dir /data'],
    ],
    ['console.txt', ['Using legacy interface (--ptycho_dir --config)', 'ptycho_torch']],
  ])('is no entry point that Pinnboard offers: %s', async (name, lines) => {
    copy('native-killed/run', 'monday/run');
    write(`monday/${name}`, ...lines);
    const run = await only();
    expect(run.entry_point).toBeNull();
    expect(run.losses[0]?.scale_key).toContain('data=memory-map');
    expect(run.evidence.join(' ')).not.toContain('How it was started is not recorded');
  });
});

test('the legacy interface is known by the name of its checkpoint, too', async () => {
  copy('native-killed/run', 'run');
  expect((await only()).entry_point).toBe('native');
  renameSync(at('run/checkpoints/last.ckpt'), at('run/checkpoints/best-checkpoint.ckpt'));
  expect((await only()).entry_point).toBeNull();
});

test('a bundle whose writing was cut off is no result', async () => {
  copy('native-finished/run', 'run');
  const whole = readdirSync(at('run'));
  expect(whole).toContain('wts.h5.zip');
  writeFileSync(at('run/wts.h5.zip'), Buffer.from('PK\u0003\u0004 cut off'));
  const run = await only();
  expect(run.state).toBe('stopped');
  expect(run.not_read.map(({ file }) => file)).toEqual(['wts.h5.zip']);
});

test('without a log the last checkpoint counts the epochs', async () => {
  copy('native-killed/run', 'with');
  copy('native-no-test-data/run', 'without');
  for (const name of ['with', 'without']) rmSync(at(name, 'lightning_logs/version_0/metrics.csv'));
  rmSync(at('without/wts.h5.zip'));
  const count = ({ runs }: { runs: readonly RecordedRun[] }) => runs.map((run) => run.epochs_done);
  expect(count(await recordedRuns(dir))).toEqual([4, 3]);
  expect(count(await new Indexer(dir, null).list())).toEqual([4, 3]);
});

describe("MLflow's file store", () => {
  test('has the settings of a run that left nothing else, field for field', async () => {
    copy('native-mlflow/run', 'whole');
    copy('native-mlflow/run', 'killed');
    rmSync(at('killed/wts.h5.zip'));
    rmSync(at('killed/checkpoints'), { recursive: true });
    const [killed, whole] = await listed();
    expect(killed).toMatchObject({ state: 'stopped', entry_point: 'native', revision: '712c23f' });
    for (const section of ['data_config', 'model_config', 'training_config'] as const) {
      // The checkpoint has an empty list, which no file can say.
      const { training_directories: _, ...recorded } = whole?.settings[section] ?? {};
      expect(killed?.settings[section]).toEqual(recorded);
    }
    expect(killed?.request).not.toBeNull();
  });

  test('of several runs the one that started last counts, whatever its name', async () => {
    copy('native-mlflow/run', 'run');
    const [experiment = ''] = readdirSync(at('run/mlruns')).filter((name) => name !== '0');
    const store = at('run/mlruns', experiment);
    write(`run/mlruns/${experiment}/0000/meta.yaml`, 'start_time: 1895842705195');
    write(`run/mlruns/${experiment}/0000/metrics/poisson_val_loss`, '1895842705195 7.5 3');
    expect(readdirSync(store).sort()[0]).toBe('0000');
    const run = await only();
    expect(run.losses.map(({ last }) => last)).toEqual([7.5]);
    expect(run.evidence.join(' ')).toContain('mlruns holds 2 runs');
  });
});

test('a training that goes on with a frozen encoder was asked for those epochs, too', async () => {
  copy('train-lightning-only', 'monday');
  const [name = ''] = readdirSync(at('monday/run/Synthetic_Runs'));
  const file = `monday/run/Synthetic_Runs/${name}/configs/training_config.json`;
  const before = await only();
  const training = before.settings.training_config ?? {};
  write(file, JSON.stringify({ ...training, epochs: 2, epochs_fine_tune: 3 }));
  expect((await only()).epochs_asked).toBe(5);
});

describe('folders that are hard to walk', () => {
  test('links that loop are not followed, and a run is listed once', async () => {
    copy('native-killed/run', 'deep/er/run');
    symlinkSync(at('deep'), at('deep/er/run/again'));
    symlinkSync('.', at('deep/self'));
    symlinkSync(at('nowhere'), at('deep/gone'));
    expect((await only()).folder).toBe('deep/er/run');
  });

  // The superuser may read everything, so that the system's answer is given here.
  test('a folder without permission is named, and the others are listed', async () => {
    copy('native-killed/run', 'run');
    mkdirSync(at('closed'));
    const tree = new FolderTree();
    const { runs, unreadable } = await findRuns(dir, (folder) => {
      if (folder === at('closed')) throw Object.assign(new Error('denied'), { code: 'EACCES' });
      return tree.list(folder);
    });
    expect(runs.map(({ folder }) => folder)).toEqual([at('run')]);
    expect(unreadable).toEqual([{ folder: at('closed'), errno: 'EACCES' }]);
  });
});

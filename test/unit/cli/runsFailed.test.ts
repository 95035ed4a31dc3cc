/** What is said of a run that failed, is not heard of, or is looked at while it goes on. */
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RunReader } from '../../../electron/node/runs/readRun';
import { jobText, type RunJob } from '../../../shared/runs/job';
import { runText } from '../../../shared/runs/words';
import { PYTHON } from '../../python';
import { until } from '../../wait.mjs';
import { NPZ, type Ran, runWith, temporary } from './run';
import { unlistable } from './unlistable';

const STUB = path.resolve(import.meta.dirname, '../../fixtures/stub_training.py');
const MINUTE = 60_000;

let folder = '';
const at = (...names: string[]) => path.join(folder, ...names);

beforeEach(() => {
  folder = temporary();
  mkdirSync(at('dist/resources'), { recursive: true });
  copyFileSync(STUB, at('dist/resources/pinnboard_payload.py'));
  copyFileSync(path.join(NPZ, 'train64.npz'), at('scan.npz'));
});

const pinnboard = (...args: string[]): Promise<Ran> => runWith({ dist: at('dist') }, args);

/** Starts a run of such overrides whose program does that. */
async function run(
  does: string,
  { overrides = {}, says = '', options = [] as readonly string[] } = {},
): Promise<Ran & { readonly folder: string }> {
  vi.stubEnv('PINNBOARD_STUB', does);
  vi.stubEnv('PINNBOARD_STUB_SAYS', says);
  const request = {
    target: 'ptychopinn-2026.07',
    workflow: 'training',
    train_data_file: 'scan.npz',
    output_dir: 'elsewhere',
    overrides: { n_groups: 8, nphotons: 1e9, max_epochs: 20, ...overrides },
    execution: null,
  };
  writeFileSync(at(`${does}.json`), JSON.stringify(request));
  const words = ['run', at(`${does}.json`), '--python', PYTHON, '--allow-crash', ...options];
  const ran = await pinnboard(...words);
  return { ...ran, folder: ran.out.split('\n')[0] ?? '' };
}

/** A run that goes on until it is ended, and has written its metrics. */
async function waiting(): Promise<{ readonly made: string; readonly reader: RunReader }> {
  const { folder: made } = await run('wait', { options: ['--detach'] });
  const reader = new RunReader(made);
  await until('the run writes its metrics', async () => (await reader.read()).progress !== null);
  return { made, reader };
}

/** The process below `run.py`, which does the work. */
function trainerOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return Number(children.split(' ')[0]);
}

const CRASHING = { gridsize: 3, neighbor_count: 4 };
const RAISED = 'K=4 must be >= C=9 (need more neighbours)';

describe('a crash', () => {
  it('that a finding of the payload predicted names that finding', async () => {
    const ran = await run('error', { overrides: CRASHING, says: RAISED });
    expect(ran.code).toBe(1);
    const shown = await pinnboard('runs', 'show', ran.folder);
    expect(shown.out).toContain(`ValueError: ${RAISED}`);
    expect(shown.out).toMatch(/`neighbours-too-few` predicted it/);
    const listed = await pinnboard('runs', 'unpredicted', at('runs'));
    expect(listed).toMatchObject({ code: 0 });
  });

  it('that none predicted is listed with a text for a report, without the paths of this machine', async () => {
    await run('error', { overrides: CRASHING, says: RAISED });
    const other = await run('error', {
      overrides: CRASHING,
      says: `cannot read ${at('scan.npz')}`,
    });
    await run('finish');
    mkdirSync(at('runs/damaged'));
    writeFileSync(at('runs/damaged/status.json'), '{');
    const unread = unlistable(at('runs'));
    const { code, out, err } = await pinnboard('runs', 'unpredicted', at('runs'), '--json');
    expect(code).toBe(1);
    expect(err).toContain('status.json is damaged');
    const listed = JSON.parse(out);
    const [name, deep] = [path.basename(other.folder), path.relative(at('runs'), unread)];
    expect(listed).toMatchObject([
      { folder: name, failure: { kind: 'ptychopinn', predictedBy: null } },
      { folder: deep, error: { code: 'file-unreadable', parameters: { errno: 'ENAMETOOLONG' } } },
      { folder: 'damaged', error: { code: 'run-status-invalid', message: expect.any(String) } },
    ]);
    expect(listed).toHaveLength(3);
    const { report } = listed[0].failure;
    for (const part of [
      'ValueError: cannot read <train_data_file>',
      'gridsize = 3',
      'neighbours-too-few',
    ])
      expect(report).toContain(part);
    expect(report).not.toContain(folder);
    expect((await pinnboard('runs', 'unpredicted', at('runs'))).out).toContain(
      'Entry point: Python script',
    );
  });

  it('of the whole process by a signal is told apart from one of PtychoPINN', async () => {
    const { reader } = await waiting();
    process.kill(trainerOf((await reader.running())?.pid ?? 0), 'SIGKILL');
    const now = await until('the run has ended', async () => {
      const seen = await reader.read();
      return seen.state !== 'running' && seen;
    });
    expect(now.state).toBe('stopped');
    expect(now.failure).toMatchObject({ kind: 'scheduler', predictedBy: null });
    expect(now.failure?.text).toContain('SIGKILL');
    expect((await pinnboard('runs', 'unpredicted', at('runs'))).code).toBe(0);
  });
});

describe('a run that goes on', () => {
  it('says epochs and steps of those that were asked for, its log and its curve', async () => {
    const { made, reader } = await waiting();
    writeFileSync(path.join(made, 'stdout.log'), 'Epoch 0\rEpoch 1\u001b[0m\n');
    const now = await reader.read();
    expect(now).toMatchObject({ epochsAsked: 20, workflow: 'training', entryPoint: 'python' });
    expect(now.curve).toEqual([
      {
        name: 'poisson_train_loss_step',
        points: [
          [0, 8.5],
          [1, 7.5],
        ],
      },
    ]);
    expect(now.logTail).toEqual([{ file: 'stdout.log', lines: ['Epoch 1'] }]);
    expect(runText(now)).toContain('epoch 1 of 20');
    expect(now.secondsLeft).toBeNull();
    expect(runText(now)).toContain('too early');
    await pinnboard('runs', 'stop', made, '--now');
  });

  it('says the GPU memory of its own processes, where nvidia-smi gives it', async () => {
    const { made, reader: before } = await waiting();
    const pid = trainerOf((await before.running())?.pid ?? 0);
    mkdirSync(at('bin'));
    writeFileSync(at('bin/nvidia-smi'), `#!/bin/sh\necho '1, 500'\necho '${pid}, 912'\n`);
    chmodSync(at('bin/nvidia-smi'), 0o755);
    expect((await before.read()).gpuMemory).toBeNull();
    vi.stubEnv('PATH', `${at('bin')}:${process.env.PATH ?? ''}`);
    const now = await new RunReader(made).read();
    expect(now.gpuMemory).toBe(912 * 2 ** 20);
    expect(runText(now)).toContain('GPU memory 956 MB');
    await pinnboard('runs', 'stop', made, '--now');
  });
});

describe('a run on another machine', () => {
  /** A folder of such a run, its clock, and what is said there. */
  async function elsewhere(job: Partial<RunJob>, at_ = '2026-11-28T12:00:00Z', changes = true) {
    const { folder: made } = await run('finish', { options: ['--write-only'] });
    const file = path.join(made, 'status.json');
    const status = JSON.parse(readFileSync(file, 'utf8'));
    const running = { state: 'running', at: at_, pid: 17, host: 'gpu-3', started: '5' };
    if (changes) status.changes.push(running);
    writeFileSync(file, JSON.stringify(status));
    const common = {
      host: 'Cluster',
      destination: 'gpu-login',
      scheduler: 'slurm',
      job: '5',
      folder: '/runs/5',
    } as const;
    const rest = { resources: null, submitted_at: at_, now: null, asked_at: null, alive: null };
    writeFileSync(path.join(made, 'job.json'), jobText({ ...common, ...rest, ...job }));
    let now = Date.parse(at_);
    const reader = new RunReader(made, () => now);
    const minutesLater = (minutes: number) => {
      now = Date.parse(at_) + minutes * MINUTE;
      return reader.read();
    };
    return { made, minutesLater };
  }

  const word = (state: 'queued' | 'running', words: string) => ({
    state,
    words,
    reason: null,
    exitCode: null,
  });

  it('is unknown after ten minutes without a sign of life, however new its files are', async () => {
    const { minutesLater } = await elsewhere({ scheduler: null, job: null });
    expect(await minutesLater(2)).toMatchObject({ state: 'running', host: 'Cluster' });
    const silent = await minutesLater(12);
    expect(silent.state).toBe('unknown');
    expect(silent.evidence.join(' ')).toContain('The last sign of life was 12 min ago');
  });

  it('lives as long as its files are seen to change', async () => {
    const { made, minutesLater } = await elsewhere({ scheduler: null, job: null });
    await minutesLater(12);
    writeFileSync(path.join(made, 'stdout.log'), 'Epoch 1\n');
    expect((await minutesLater(13)).state).toBe('running');
    expect((await minutesLater(22)).state).toBe('running');
    expect((await minutesLater(24)).state).toBe('unknown');
  });

  it('is queued as its scheduler says, and unknown when that was said long ago', async () => {
    const now = word('queued', 'PENDING, Resources');
    const { minutesLater } = await elsewhere(
      { now, asked_at: '2026-11-28T12:05:00Z' },
      undefined,
      false,
    );
    expect(await minutesLater(6)).toMatchObject({ state: 'queued' });
    expect((await minutesLater(6)).evidence.join(' ')).toContain(
      'Slurm job 5 is queued (PENDING, Resources)',
    );
    expect((await minutesLater(16)).state).toBe('unknown');
  });

  it('runs as its scheduler says, whatever the clock of its status', async () => {
    const now = word('running', 'RUNNING');
    const { minutesLater } = await elsewhere({ now, asked_at: '2026-11-28T14:00:00Z' });
    expect((await minutesLater(121)).state).toBe('running');
  });

  it('has ended as its scheduler said, even long ago', async () => {
    const now = { state: 'ended', words: 'TIMEOUT', reason: 'time-limit', exitCode: 0 } as const;
    const { minutesLater } = await elsewhere({ now, asked_at: '2026-11-28T14:00:00Z' });
    const ended = await minutesLater(10_000);
    expect(ended).toMatchObject({ state: 'stopped', failure: { kind: 'scheduler' } });
    expect(ended.failure?.text).toContain('TIMEOUT');
  });
});

/** `pinnboard run` and `runs`: run folders, with a program that writes what PtychoPINN's training writes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RunReader } from '../../../electron/node/runs/readRun';
import { PYTHON } from '../../python';
import { until } from '../../wait.mjs';
import { NPZ, type Ran, runWith, temporary } from './run';

const STUB = path.resolve(import.meta.dirname, '../../fixtures/stub_training.py');

let folder = '';
const at = (...names: string[]) => path.join(folder, ...names);

beforeEach(() => {
  folder = temporary();
  mkdirSync(at('dist/resources'), { recursive: true });
  copyFileSync(STUB, at('dist/resources/pinnboard_payload.py'));
  copyFileSync(path.join(NPZ, 'train64.npz'), at('scan.npz'));
  writeFileSync(at('first.json'), request({ n_groups: 8, nphotons: 1e9 }));
});

const request = (overrides: object, more: object = {}) =>
  JSON.stringify({
    target: 'ptychopinn-2026.07',
    workflow: 'training',
    train_data_file: 'scan.npz',
    output_dir: 'elsewhere',
    overrides,
    execution: null,
    ...more,
  });

const pinnboard = (...args: string[]): Promise<Ran> => runWith({ dist: at('dist') }, args);

/** Starts a run whose program does that; returns what the command did, and the folder that it named. */
async function run(does: string, ...options: string[]): Promise<Ran & { readonly folder: string }> {
  vi.stubEnv('PINNBOARD_STUB', does);
  const ran = await pinnboard('run', at('first.json'), '--python', PYTHON, ...options);
  return { ...ran, folder: ran.out.split('\n')[0] ?? '' };
}

const isRunning = (reader: RunReader) => async () => {
  const now = await reader.read();
  return now.state === 'running' && now.progress !== null;
};

/** A run that goes on until it is ended. */
async function waiting(): Promise<{ readonly folder: string; readonly reader: RunReader }> {
  const { folder: made } = await run('wait', '--detach');
  const reader = new RunReader(made);
  await until('the run writes its metrics', isRunning(reader));
  return { folder: made, reader };
}

const ended = (reader: RunReader) =>
  until('the run has ended', async () => {
    const now = await reader.read();
    return now.state !== 'running' && now;
  });

describe('a run folder', () => {
  it('is written whole and starts nothing with --write-only', async () => {
    const ran = await pinnboard('run', at('first.json'), '--write-only');
    expect(ran.code).toBe(0);
    const made = ran.out.trim();
    expect(path.dirname(made)).toBe(at('runs'));
    expect(path.basename(made)).toMatch(/^first-[0-9a-f]{4}$/);
    expect(readdirSync(made).sort()).toEqual([
      'command.txt',
      'environment.json',
      'payload.json',
      'pinnboard_payload.py',
      'request.json',
      'run.py',
      'status.json',
    ]);
    const written = JSON.parse(readFileSync(path.join(made, 'request.json'), 'utf8'));
    expect(written).toMatchObject({ train_data_file: at('scan.npz'), output_dir: 'out' });
    expect((await new RunReader(made).read()).state).toBe('written');
  });

  it('is another one for the same request', async () => {
    const one = await pinnboard('run', at('first.json'), '--write-only');
    const two = await pinnboard('run', at('first.json'), '--write-only');
    expect(two.out.trim()).toBe(`${one.out.trim()}-2`);
  });

  it('is not made for a request that is blocked, nor for a crash that is not allowed', async () => {
    writeFileSync(at('blocked.json'), request({}));
    writeFileSync(at('crash.json'), request({ n_groups: 8, gridsize: 3, neighbor_count: 4 }));
    for (const name of ['blocked.json', 'crash.json'])
      expect((await pinnboard('run', at(name), '--write-only')).code).toBe(1);
    expect(readdirSync(folder)).not.toContain('runs');
    expect((await pinnboard('run', at('crash.json'), '--write-only', '--allow-crash')).code).toBe(
      0,
    );
  });

  it.each(['native', 'script', 'python', 'lightning'])(
    'has a program of at most 30 lines that Python compiles, for %s',
    async (entryPoint) => {
      const ran = await pinnboard(
        ...['run', at('first.json'), '--write-only', '--allow-crash', '--entry-point', entryPoint],
      );
      const file = path.join(ran.out.trim(), 'run.py');
      expect(readFileSync(file, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(30);
      expect(() => execFileSync(PYTHON, ['-m', 'py_compile', file])).not.toThrow();
    },
  );
});

describe('a run', () => {
  it('is followed to its end, and finished where its bundle is', async () => {
    const ran = await run('finish');
    expect(ran.code, ran.err).toBe(0);
    expect(ran.out).toContain('finished');
    expect(await pinnboard('runs', 'show', ran.folder)).toMatchObject({ code: 0 });
  });

  it('has crashed where it ended with an exception, which is named', async () => {
    const ran = await run('error');
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('ValueError: a group needs more neighbours');
    expect((await new RunReader(ran.folder).read()).state).toBe('crashed');
  });

  it('has not finished where the exit code is 0 and no bundle is there', async () => {
    const ran = await run('silent');
    expect(ran.code).toBe(1);
    expect((await new RunReader(ran.folder).read()).state).toBe('crashed');
  });

  it('goes on after the command that started it, and is stopped by another one', async () => {
    const { folder: made, reader } = await waiting();
    expect((await reader.read()).progress).toMatchObject({ epoch: 0, step: 1, rows: 2 });
    expect((await pinnboard('runs', 'stop', made)).code).toBe(0);
    expect((await ended(reader)).state).toBe('stopped');
    expect((await pinnboard('runs', 'stop', made)).code).toBe(1);
  });

  it('is stopped, not finished, where SIGTERM gave exit code 0', async () => {
    const { reader } = await waiting();
    const running = await reader.running();
    process.kill(-(running?.pid ?? 0), 'SIGTERM');
    const now = await ended(reader);
    expect(now.state).toBe('stopped');
    expect(now.changes.at(-1)).toMatchObject({ state: 'ended', code: 0, result: false });
  });

  it('is stopped where its processes were killed and could say nothing', async () => {
    const { folder: made, reader } = await waiting();
    expect((await pinnboard('runs', 'stop', made, '--now')).code).toBe(0);
    expect((await ended(reader)).state).toBe('stopped');
  });

  it('is not started a second time in its folder', async () => {
    const { folder: made } = await run('finish');
    const before = readFileSync(path.join(made, 'status.json'), 'utf8');
    const again = spawnSync(PYTHON, [path.join(made, 'run.py')], { encoding: 'utf8' });
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('holds a run');
    expect(readFileSync(path.join(made, 'status.json'), 'utf8')).toBe(before);
  });

  it('says the same in a copy of its folder', async () => {
    const { folder: made } = await run('error');
    cpSync(made, at('copied'), { recursive: true });
    const { folder: _, ...original } = await new RunReader(made).read();
    const { folder: __, ...copy } = await new RunReader(at('copied')).read();
    expect(copy).toEqual(original);
  });

  it('is listed with its state, at any depth', async () => {
    const { folder: made } = await run('finish');
    mkdirSync(at('runs/of/may'), { recursive: true });
    cpSync(made, at('runs/of/may/copy'), { recursive: true });
    const ran = await pinnboard('runs', 'list', at('runs'), '--json');
    const name = path.basename(made);
    expect(JSON.parse(ran.out)).toMatchObject([
      { folder: name, state: 'finished' },
      { folder: 'of/may/copy', state: 'finished' },
    ]);
  });

  it('is no run where the folder has no status.json, or a damaged one', async () => {
    expect((await pinnboard('runs', 'show', folder)).code).toBe(2);
    writeFileSync(at('status.json'), '{"changes":');
    const ran = await pinnboard('runs', 'show', folder);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('status.json is damaged');
  });
});

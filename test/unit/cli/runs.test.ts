/** `pinnboard run` and `runs`: run folders, with a program that writes what PtychoPINN's training writes. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RunReader } from '../../../electron/node/runs/readRun';
import { hostText, THIS_MACHINE } from '../../../shared/hosts/host';
import { ATTACKS } from '../../attacks';
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
async function waiting(
  does = 'wait',
): Promise<{ readonly folder: string; readonly reader: RunReader }> {
  const { folder: made } = await run(does, '--detach');
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
      'job.json',
      'payload.json',
      'pinnboard_payload.py',
      'plan.json',
      'request.json',
      'run.py',
      'status.json',
    ]);
    const written = JSON.parse(readFileSync(path.join(made, 'request.json'), 'utf8'));
    expect(written).toMatchObject({ train_data_file: at('scan.npz'), output_dir: 'out' });
    expect((await new RunReader(made).read()).state).toBe('written');
    expect(ran.err).toContain('output_dir: elsewhere here, out/ in the run');
  });

  it('has the plan that `plan --json` prints, and what is known of where it runs', async () => {
    const { folder: made } = await run('finish');
    const read = (name: string) => JSON.parse(readFileSync(path.join(made, name), 'utf8'));
    const { out } = await pinnboard('plan', at('first.json'), '--json');
    expect(read('plan.json')).toEqual(JSON.parse(out));
    expect(read('environment.json')).toMatchObject({
      ...{ format: 'pinnboard.run-environment', version: 1, host: 'This machine' },
      ...{ machine: hostname(), interpreter: PYTHON, target: 'ptychopinn-2026.07' },
      ...{ revision: null, revision_reason: expect.stringContaining('PtychoPINN') },
    });
    expect(read('job.json')).toMatchObject({ scheduler: null, job: null, folder: null });
    expect(Date.parse(read('job.json').submitted_at)).toBeGreaterThan(0);
  });

  it('has a script for the scheduler of a host, with what is asked for', async () => {
    mkdirSync(at('state/hosts'), { recursive: true });
    writeFileSync(
      at('state/hosts/cluster.yaml'),
      hostText({ ...THIS_MACHINE, name: 'cluster', scheduler: 'slurm', setup: ['module load x'] }),
    );
    const ran = await runWith({ dist: at('dist'), state: at('state') }, [
      ...['run', at('first.json'), '--write-only', '--host', 'cluster'],
      ...['--partition', 'gpu', '--gpus', '2', '--memory', '12.5', '--cpus', '6'],
      ...['--time', '1:30:00'],
    ]);
    expect(ran.code, ran.err).toBe(0);
    const script = readFileSync(path.join(ran.out.trim(), 'submit.sh'), 'utf8');
    for (const text of ['--partition=gpu', 'gpu:2', '--cpus-per-task=6', '--mem=12800M'])
      expect(script).toContain(text);
    expect(script).toMatch(/--time=0?1:30:00/);
    expect(script).toContain('\nmodule load x\n');
    expect(script.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
    expect(spawnSync('shellcheck', ['-'], { input: script, encoding: 'utf8' }).stdout).toBe('');
  });

  it('is announced without control characters, whatever its paths and its name hold', async () => {
    const attack = ATTACKS.filter((text) => !/[/\0]/.test(text)).join('');
    writeFileSync(at('attack.json'), request({ n_groups: 8 }, { output_dir: attack }));
    const ran = await pinnboard('run', at('attack.json'), '--write-only', `--name=${attack}`);
    expect(ran.code, ran.err).toBe(0);
    expect((ran.err + ran.out).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e\u2066]/u);
    expect(path.dirname(ran.out.trim())).toBe(at('runs'));
  });

  it('within the folder of another run is warned of', async () => {
    const { folder: made } = await run('finish');
    const ran = await pinnboard(
      ...['run', at('first.json'), '--python', PYTHON, '--runs', path.join(made, 'runs')],
    );
    expect(ran.err).toContain(`warning: ${made} holds a run`);
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

  it('says what the interpreter said where that does not come to run anything', async () => {
    const broken = at('python');
    writeFileSync(broken, '#!/bin/sh\necho no such library >&2; exit 127\n', { mode: 0o755 });
    const ran = await pinnboard('run', at('first.json'), '--python', broken);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('error: no such library');
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

  it('is asked harder by SIGTERM when it does not end', async () => {
    const { folder: made, reader } = await waiting('deaf');
    expect((await pinnboard('runs', 'stop', made)).code).toBe(0);
    const noted = async () => {
      const now = await reader.read();
      return now.changes.at(-1)?.state === 'stopping' && now;
    };
    expect((await until('the signal is noted', noted)).changes.at(-1)).toMatchObject({ signal: 2 });
    expect((await pinnboard('runs', 'stop', made)).code).toBe(0);
    expect((await ended(reader)).changes).toContainEqual(expect.objectContaining({ signal: 15 }));
  });

  it('shares nothing with another one at the same time', async () => {
    const [one, two] = await Promise.all([waiting(), waiting()]);
    expect(one.folder).not.toBe(two.folder);
    await pinnboard('runs', 'stop', one.folder);
    expect((await ended(one.reader)).state).toBe('stopped');
    expect((await two.reader.read()).state).toBe('running');
    await pinnboard('runs', 'stop', two.folder);
    await ended(two.reader);
  });

  it('is started again as a new run', async () => {
    const { folder: made } = await run('error');
    vi.stubEnv('PINNBOARD_STUB', 'finish');
    const ran = await pinnboard('runs', 'restart', made);
    expect(ran.code, ran.err).toBe(0);
    const again = ran.out.split('\n')[0] ?? '';
    expect(again).toBe(`${made}-2`);
    expect(readFileSync(path.join(again, 'payload.json'), 'utf8')).toBe(
      readFileSync(path.join(made, 'payload.json'), 'utf8'),
    );
    expect((await new RunReader(made).read()).state).toBe('crashed');
  });

  it('has nothing to fetch on this machine', async () => {
    const { folder: made } = await run('finish');
    const ran = await pinnboard('runs', 'fetch', made);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('nothing to fetch');
  });

  it('of a host that is none of the user is not connected to', async () => {
    const { folder: made } = await run('finish');
    const file = path.join(made, 'job.json');
    const job = { ...JSON.parse(readFileSync(file, 'utf8')), destination: 'evil', folder: '/x' };
    writeFileSync(file, JSON.stringify(job));
    for (const command of ['stop', 'fetch', 'follow'])
      expect((await pinnboard('runs', command, made)).err).toContain('none of your hosts');
    const listed = await pinnboard('runs', 'list', at('runs'));
    expect(listed.code).toBe(0);
    expect(listed.err).toContain('none of your hosts');
    expect((await pinnboard('runs', 'list', at('runs'), '--offline')).err).toBe('');
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
    expect((await pinnboard('runs', 'show', at('copied'))).out).toContain('a group needs more');
    expect((await pinnboard('runs', 'list', folder)).out).toContain('copied');
    expect((await pinnboard('check', at('copied/request.json'))).code).toBe(0);
    expect((await pinnboard('check', at('copied/payload.json'))).code).toBe(0);
  });

  it('is listed with its state, at any depth', async () => {
    const { folder: made } = await run('finish');
    mkdirSync(at('runs/of/may'), { recursive: true });
    cpSync(made, at('runs/of/may/copy'), { recursive: true });
    const ran = await pinnboard('runs', 'list', at('runs'), '--json');
    const name = path.basename(made);
    expect(JSON.parse(ran.out)).toMatchObject([
      { folder: name, state: 'finished', entry_point: 'python' },
      { folder: 'of/may/copy', state: 'finished', entry_point: 'python' },
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

describe('a plan with the runs that finished', () => {
  /** A run that finished on a GPU and took that many seconds. */
  async function finished(seconds: number): Promise<string> {
    const { folder: made } = await run('finish');
    const edit = (name: string, change: (text: string) => string) =>
      writeFileSync(path.join(made, name), change(readFileSync(path.join(made, name), 'utf8')));
    edit('environment.json', (text) => text.replace('"gpu": null', '"gpu": "A100 40 GB"'));
    let at = 0;
    edit('status.json', (text) =>
      text.replaceAll(/"at": "[^"]+"/g, () => {
        const time = new Date(Date.UTC(2026, 10, 28) + at * seconds * 1000).toISOString();
        at += 1;
        return `"at": "${time}"`;
      }),
    );
    return made;
  }
  const planned = async () => {
    const { out } = await pinnboard(
      ...['plan', at('first.json'), '--gpu', 'A100 40 GB', '--runs', at('runs'), '--json'],
    );
    return JSON.parse(out);
  };

  it('says how long it takes, and from how many', async () => {
    const made = await finished(1000);
    const { secondsPerStep } = await new RunReader(made).read();
    const plan = await planned();
    expect(plan.seconds).toMatchObject({ from_runs: 1, relative_error: 0.05 });
    expect(plan.seconds.value).toBeCloseTo((secondsPerStep ?? 0) * plan.optimizer_steps, 3);
  });

  it('takes the rate of a short run from its progress bar, as a measuring run prints it', async () => {
    const made = await finished(20);
    appendFileSync(
      path.join(made, 'stdout.log'),
      '\nEpoch 0/0  ━━━━━━━━━━━━━━ 20/20 0:00:05 • 0:00:00 4.00it/s v_num: 0.000      \n',
    );
    const plan = await planned();
    expect(plan.seconds).toMatchObject({ from_runs: 1, relative_error: 0.05 });
    expect(plan.seconds.value).toBeCloseTo(plan.optimizer_steps / 4, 6);
  });

  it('does not learn from a run that was mostly start-up', async () => {
    await finished(20);
    const plan = await planned();
    expect(plan.seconds).toBeNull();
    expect(plan.seconds_reason).toContain('No finished run');
  });
});

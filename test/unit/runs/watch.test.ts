/** The runs that Pinnboard knows: found, followed each by itself, and remembered. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FollowedRun } from '../../../electron/node/runs/followed';
import { shownDetail, shownList } from '../../../electron/node/runs/shown';
import { RunWatch } from '../../../electron/node/runs/watch';
import { unwritten } from '../../../electron/node/state/pending';
import { Settings } from '../../../electron/node/state/settings';
import { AppError } from '../../../shared/errors/appError';
import { jobText } from '../../../shared/runs/job';
import { type StatusChange, statusText } from '../../../shared/runs/status';
import { startTicks } from '../../startTicks';
import { until } from '../../wait.mjs';

let folder = '';
let settings: Settings;
let watch: RunWatch;
let changes = 0;
let ended: string[] = [];
const children: ChildProcess[] = [];
const at = (...names: string[]) => path.join(folder, ...names);

const NO_HOSTS = { usable: async () => [] };

const WRITTEN: StatusChange = { state: 'written', at: '2026-11-28T12:00:00Z' };

/** Writes the folder of a run to which that has happened. */
function run(name: string, ...more: StatusChange[]): string {
  mkdirSync(at('runs', name), { recursive: true });
  writeFileSync(at('runs', name, 'status.json'), statusText([WRITTEN, ...more]));
  return at('runs', name);
}

/** A process that goes on, as a run notes it down. */
async function running(): Promise<Extract<StatusChange, { state: 'running' }>> {
  const child = spawn('sleep', ['3600']);
  children.push(child);
  await once(child, 'spawn');
  return {
    state: 'running',
    at: '2026-11-28T12:00:01Z',
    pid: child.pid ?? 0,
    host: hostname(),
    started: startTicks(child.pid ?? 0),
  };
}

const states = () =>
  Object.fromEntries(shownList(watch).rows.map(({ name, state }) => [name, state]));

async function started(): Promise<void> {
  await watch.start({
    onChange: () => {
      changes += 1;
    },
    onEnd: ({ folder: one }, { state }) => ended.push(`${path.basename(one)} ${state}`),
  });
  await watch.read();
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-watch-'));
  mkdirSync(at('runs'));
  settings = new Settings(at('state'));
  watch = new RunWatch(settings, NO_HOSTS);
  changes = 0;
  ended = [];
});

afterEach(async () => {
  await watch.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

describe('runs', () => {
  it('are found in the folders that were remembered', async () => {
    run('one', { state: 'ended', at: '2026-11-28T12:01:00Z', code: 0, result: true });
    run('two');
    await watch.add(at('runs'));
    await watch.close();
    await unwritten();
    settings = new Settings(at('state'));
    await settings.load();
    watch = new RunWatch(settings, NO_HOSTS);
    await started();
    expect(states()).toEqual({ one: 'finished', two: 'written' });
  });

  it('are not looked for twice in a folder within another one', async () => {
    run('one');
    await watch.add(at('runs'));
    await watch.add(folder);
    await watch.add(at('runs'));
    expect(watch.folders).toEqual([folder]);
    expect(watch.list()).toHaveLength(1);
  });

  it('are not listed any more once their folder is forgotten, and stay on the disk', async () => {
    const one = run('one');
    await watch.add(at('runs'));
    await watch.forget(shownList(watch).folders[0]?.id ?? '');
    expect(shownList(watch)).toMatchObject({ rows: [], folders: [] });
    expect(readFileSync(path.join(one, 'status.json'), 'utf8')).toContain('written');
  });

  it('that another program starts are found by themselves, and go with their folder', async () => {
    await watch.add(at('runs'));
    await started();
    const one = run('one');
    await until('the run is listed', () => states()['one'] === 'written');
    rmSync(one, { recursive: true });
    await until('the run is gone', () => watch.list().length === 0);
  });

  it('that cannot be read say why, and keep no other from being read', async () => {
    writeFileSync(path.join(run('broken'), 'status.json'), '{"changes":');
    run('one');
    await watch.add(at('runs'));
    await started();
    const [broken, one] = shownList(watch).rows;
    expect(broken).toMatchObject({ name: 'broken', state: null });
    expect(broken?.problem).toContain('status.json is damaged');
    expect(one).toMatchObject({ name: 'one', state: 'written', problem: null });
  });
});

describe('a run that goes on', () => {
  it('is followed to its end, which is told once', async () => {
    const begun = await running();
    const one = run('one', begun);
    await watch.add(at('runs'));
    await started();
    expect(states()).toEqual({ one: 'running' });
    mkdirSync(path.join(one, 'out'));
    writeFileSync(path.join(one, 'out/metrics.csv'), 'epoch,mae_train_loss_step,step\n2,0.5,40\n');
    const row = () => shownList(watch).rows[0];
    await until('its metrics are read', () => row()?.epoch === 3);
    expect(row()?.loss).toEqual({ name: 'mae_train_loss_step', value: 0.5 });
    run('one', begun, { state: 'ended', at: '2026-11-28T12:09:00Z', code: 0, result: true });
    await until('its end is seen', () => states()['one'] === 'finished');
    await watch.read();
    expect(ended).toEqual(['one finished']);
    expect(changes).toBeGreaterThan(1);
  });

  it('is stopped where its process is gone, and can be stopped twice before', async () => {
    const begun = await running();
    const one = run('one', begun);
    await watch.add(at('runs'));
    await started();
    const stop = () => {
      const [found] = watch.list();
      return found && shownDetail({ folder: found.folder, followed: found, indexed: null }).stop;
    };
    expect(stop()).toBe('ask');
    run('one', begun, { state: 'stopping', at: '2026-11-28T12:02:00Z', signal: 2 });
    await until('that it was asked to end is seen', () => stop() === 'at-once');
    children[0]?.kill('SIGKILL');
    await until('it has stopped', () => states()[path.basename(one)] === 'stopped');
    expect(stop()).toBeNull();
    expect(ended).toEqual(['one stopped']);
  });
});

describe('a run that is stopped here', () => {
  /** Stops the one run so, and waits for its end. */
  async function stopped(ask: () => Promise<'asked' | 'not-running'>): Promise<void> {
    const begun = await running();
    run('one', begun);
    await watch.add(at('runs'));
    await started();
    const [one] = watch.list();
    await one?.stop(ask).catch(() => {});
    run('one', begun, { state: 'stopping', at: '2026-11-28T12:02:00Z', signal: 2 });
    children[0]?.kill('SIGKILL');
    await until('it has stopped', () => states()['one'] === 'stopped');
  }

  it('is no news once it ends', async () => {
    await stopped(async () => 'asked');
    expect(ended).toEqual([]);
  });

  it('is news where it could not be asked', async () => {
    await stopped(() => Promise.reject(new AppError('run-elsewhere', { host: 'gpu-3' })));
    expect(ended).toEqual(['one stopped']);
  });
});

describe('a run on another machine', () => {
  const job = jobText({
    host: 'cluster',
    destination: 'gpu-login',
    scheduler: null,
    job: null,
    folder: '/scratch/runs/one',
    resources: null,
    submitted_at: '2026-11-28T12:00:00Z',
    now: null,
    asked_at: null,
    alive: null,
  });
  let followed: FollowedRun | undefined;
  let asked = 0;

  /** Follows a run whose host answers so. */
  function follow(ask: () => Promise<unknown>): FollowedRun {
    const there: StatusChange = {
      state: 'running',
      at: new Date().toISOString(),
      pid: 17,
      host: 'gpu-3',
      started: null,
    };
    writeFileSync(path.join(run('one', there), 'job.json'), job);
    followed = new FollowedRun(at('runs/one'), {
      ask: () => {
        asked += 1;
        return ask();
      },
      onChange: () => {},
    });
    return followed;
  }

  beforeEach(() => {
    asked = 0;
  });
  afterEach(() => followed?.close());

  it('is read while its host hangs, which is asked no second time meanwhile', async () => {
    const one = follow(() => new Promise(() => {}));
    await one.look();
    await until('its host is asked', () => asked === 1);
    mkdirSync(at('runs/one/out'));
    writeFileSync(at('runs/one/out/metrics.csv'), 'epoch,mae_train_loss_step,step\n2,0.5,40\n');
    await until('its metrics are read', () => one.now?.progress?.epoch === 2);
    await one.lookAnew();
    expect(asked).toBe(1);
  });

  it('says why its host did not answer, and no more once it does', async () => {
    let isDown = true;
    const one = follow(async () => {
      if (isDown) throw new AppError('host-unreachable', { host: 'cluster', words: 'no route' });
    });
    await one.look();
    await until('the problem is known', () => one.problem !== null);
    expect(one.problem).toBe('cluster cannot be reached: no route');
    expect(one.now?.host).toBe('cluster');
    isDown = false;
    await one.lookAnew();
    await until('the problem is gone', () => one.problem === null);
  });

  it('is asked about no more once it has ended', async () => {
    const one = follow(async () => {
      const end: StatusChange = {
        state: 'ended',
        at: '2026-11-28T12:09:00Z',
        code: 0,
        result: true,
      };
      run('one', end);
    });
    await one.look();
    await until('its end is seen', () => one.now?.state === 'finished');
    await one.lookAnew();
    expect(asked).toBe(1);
  });
});

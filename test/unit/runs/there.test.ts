/** A run on another machine, for which a folder of this one stands: written here, copied there, started, followed, fetched. */
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from '../../../electron/node/hosts/connection';
import { LocalConnection } from '../../../electron/node/hosts/local';
import { copyGrown } from '../../../electron/node/runs/copyGrown';
import { fetchRun } from '../../../electron/node/runs/fetch';
import { readJob } from '../../../electron/node/runs/jobFile';
import { mirrorRun } from '../../../electron/node/runs/mirror';
import { prepareRun, resolveRun } from '../../../electron/node/runs/prepare';
import { RunReader } from '../../../electron/node/runs/readRun';
import { earlierRun } from '../../../electron/node/runs/restart';
import { startOn } from '../../../electron/node/runs/start';
import { stopRun } from '../../../electron/node/runs/stop';
import { writeRun } from '../../../electron/node/runs/writeRun';
import { type Host, THIS_MACHINE } from '../../../shared/hosts/host';
import { gpuTable } from '../../../shared/plan/gpus';
import type { Request } from '../../../shared/request/request';
import { PYTHON } from '../../python';
import { until } from '../../wait.mjs';
import { NPZ, temporary } from '../cli/run';

const STUB = path.resolve(import.meta.dirname, '../../fixtures/stub_training.py');
const connection = new LocalConnection('GPU box');

let folder = '';
const at = (...names: string[]) => path.join(folder, ...names);

beforeEach(() => {
  folder = temporary();
  mkdirSync(at('data'));
  copyFileSync(path.join(NPZ, 'train64.npz'), at('data/scan.npz'));
});

const host = (): Host => ({
  ...THIS_MACHINE,
  name: 'GPU box',
  reach: { kind: 'ssh', destination: 'gpu-box' },
  setup: ['export FROM_SETUP=yes'],
  python: PYTHON,
  paths: [{ here: at('data'), there: '/beamline/2026' }],
  runs: at("there it's"),
});

const request: Request = {
  target: 'ptychopinn-2026.07',
  workflow: 'training',
  train_data_file: 'data/scan.npz',
  output_dir: 'elsewhere',
  overrides: { n_groups: 8, nphotons: 1e9 },
  execution: null,
};

const unwatched = { signal: new AbortController().signal, progress: () => {} };

/** The folder here of a run that is written and not started. */
async function written(on = host()): Promise<string> {
  const resolved = await resolveRun({ request, base: folder, host: on });
  const run = await prepareRun(
    resolved,
    {
      ...{ name: 'first', runs: at('runs'), loader: readFileSync(STUB, 'utf8'), python: PYTHON },
      ...{ resources: {}, values: 'auto', gpus: gpuTable([]), answers: null },
    },
    unwatched,
  );
  return (await writeRun(run, connection)).folder;
}

const text = (...names: string[]) => readFileSync(path.join(...names), 'utf8');
const there = (run: string) => at("there it's", path.basename(run));

async function startedRun(does: string): Promise<string> {
  vi.stubEnv('PINNBOARD_STUB', does);
  const run = await written();
  await startOn(run, connection);
  return run;
}

/** What the run is, once it was looked at and is so. */
const seen = (run: string, holds: (now: Awaited<ReturnType<RunReader['read']>>) => boolean) => {
  const reader = new RunReader(run);
  return until('the state', async () => {
    await mirrorRun(run, connection);
    const now = await reader.read();
    return holds(now) && now;
  });
};

describe('a run on another machine', () => {
  it('has the paths of that machine in its payload, and those of this one in its request', async () => {
    const run = await written();
    expect(JSON.parse(text(run, 'request.json'))).toMatchObject({
      train_data_file: at('data/scan.npz'),
    });
    expect(text(run, 'payload.json')).toContain('"/beamline/2026/scan.npz"');
    expect(text(run, 'payload.json')).not.toContain(at('data'));
    expect(await readJob(run)).toMatchObject({
      ...{ host: 'GPU box', destination: 'gpu-box', scheduler: null, job: null },
      ...{ folder: there(run), submitted_at: null },
    });
  });

  it('is not written where a path has no row in the path map, and every such path is named', async () => {
    const elsewhere = { ...host(), paths: [{ here: '/data', there: '/beamline' }] };
    await expect(written(elsewhere)).rejects.toMatchObject({
      code: 'host-path-unmapped',
      parameters: { paths: [at('data/scan.npz')] },
    });
    expect(existsSync(at('runs'))).toBe(false);
  });

  it('takes no name that the other machine has', async () => {
    const run = await written();
    mkdirSync(there(`${run}-2`), { recursive: true });
    expect(path.basename(await written())).toBe(`${path.basename(run)}-3`);
  });

  it('is copied, started, followed to its end and fetched', async () => {
    const run = await startedRun('finish');
    const now = await seen(run, ({ state }) => state === 'finished');
    expect(now.progress).toMatchObject({ epoch: 0, step: 1 });
    expect(existsSync(path.join(run, 'out/wts.h5.zip'))).toBe(false);
    const record = ['run.py', 'request.json', 'start.sh', 'job.json', 'pinnboard_payload.py'];
    const before = record.map((name) => text(run, name));
    for (const name of record) writeFileSync(path.join(there(run), name), 'forged');
    const fetched = await fetchRun(run, connection);
    expect(fetched.copied).toBeGreaterThan(0);
    expect(text(run, 'out/wts.h5.zip')).toBe(text(there(run), 'out/wts.h5.zip'));
    expect((await fetchRun(run, connection)).copied).toBe(0);
    const after = record.map((name) => text(run, name));
    // Where the run is now is noted anew; nothing else is.
    expect(after.filter((content, i) => content !== before[i] && record[i] !== 'job.json')).toEqual(
      [],
    );
    expect(await readJob(run)).toMatchObject({ host: 'GPU box' });
  });

  it('goes on until it is stopped, and is stopped once', async () => {
    const run = await startedRun('wait');
    await seen(run, ({ state, progress }) => state === 'running' && progress !== null);
    expect((await readJob(run))?.alive).toBe(true);
    expect(await stopRun(run, connection)).toBe('asked');
    const now = await seen(run, ({ state }) => state !== 'running');
    expect(now.state).toBe('stopped');
    expect(await stopRun(run, connection)).toBe('not-running');
  });

  it('is gone where its processes were killed and could say nothing', async () => {
    const run = await startedRun('wait');
    await seen(run, ({ state }) => state === 'running');
    expect(await stopRun(run, connection, { now: true })).toBe('asked');
    await seen(run, ({ state }) => state === 'stopped');
    expect((await readJob(run))?.alive).toBe(false);
  });

  it('says why it did not start', async () => {
    const run = await written({ ...host(), setup: ['echo no such module >&2', 'exit 1'] });
    await expect(startOn(run, connection)).rejects.toMatchObject({
      code: 'run-not-started',
      parameters: { output: 'no such module' },
    });
  });

  it('is not started twice', async () => {
    const run = await startedRun('finish');
    await expect(startOn(run, connection)).rejects.toMatchObject({ code: 'run-started-already' });
  });

  it('is not asked about again when its end is known', async () => {
    const run = await startedRun('finish');
    await seen(run, ({ state }) => state === 'finished');
    const mute: Connection = new Proxy(connection, {
      get: (_, name) => {
        throw new Error(`asked to ${String(name)}`);
      },
    });
    await mirrorRun(run, mute);
  });

  it('is started again with the same host, interpreter and request', async () => {
    const run = await written();
    expect(await earlierRun(run)).toMatchObject({
      ...{ host: 'GPU box', python: PYTHON, name: 'first', runs: at('runs') },
      request: { train_data_file: at('data/scan.npz'), overrides: { n_groups: 8 } },
    });
  });
});

describe('a file that grows on another machine', () => {
  const copy = () => copyGrown(at('far.csv'), at('near.csv'), connection);
  const near = () => text(folder, 'near.csv');
  const far = (what: string) => writeFileSync(at('far.csv'), what);
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => `${from + i},1.5\n`).join('');

  it('is copied by what is new', async () => {
    far(`step,loss\n${rows(0, 1000)}`);
    await copy();
    appendFileSync(at('far.csv'), rows(1000, 1010));
    const asked: number[] = [];
    const counting: Connection = Object.assign(Object.create(connection), {
      readPart: async (file: string, from: number, limit: number) => {
        const part = await connection.readPart(file, from, limit);
        asked.push(part?.bytes.length ?? 0);
        return part;
      },
    });
    await copyGrown(at('far.csv'), at('near.csv'), counting);
    expect(near()).toBe(text(folder, 'far.csv'));
    expect(Math.max(...asked)).toBeLessThan(1000);
  });

  it('is replaced where it was written anew, longer or shorter', async () => {
    far(`step,loss\n${rows(0, 100)}`);
    await copy();
    for (const count of [200, 20]) {
      far(`loss,rate,step\n${rows(0, count).replaceAll(',', ',,')}`);
      await copy();
      expect(near()).toBe(text(folder, 'far.csv'));
    }
    expect(readdirSync(folder)).not.toContain('near.csv.new');
  });

  it('stays as it is while it is empty there, or gone', async () => {
    far(rows(0, 10));
    await copy();
    far('');
    await copy();
    expect(near()).toBe(rows(0, 10));
    await copyGrown(at('nowhere.csv'), at('near.csv'), connection);
    expect(near()).toBe(rows(0, 10));
  });

  it('is whole where it has several megabytes, and where two copy it at once', async () => {
    far(rows(0, 400_000));
    await Promise.all([copy(), copy()]);
    expect(near()).toBe(text(folder, 'far.csv'));
  });
});

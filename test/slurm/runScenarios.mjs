// @ts-check
/** What happens to runs on a real cluster. Each scenario throws when it does not end as it should. */
import assert from 'node:assert/strict';
import { mkdirSync, renameSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { ensureSystem } from '../../build/system.mjs';
import { Server } from '../ssh/server.mjs';
import { until as waitUntil } from '../wait.mjs';

/** @typedef {import('./cluster.mjs').Cluster} Cluster */
/** @typedef {import('./runsKit').Bench} Bench */
/** @typedef {typeof import('./runsKit').Bench} BenchClass */

let folders = 0;

/** @param {Cluster} cluster @param {BenchClass} Bench @param {Partial<import('../../shared/hosts/host').Host>} [host] */
function make(cluster, Bench, host) {
  const folder = path.join(cluster.folder, `runs ${folders++}`);
  mkdirSync(folder);
  return new Bench(folder, host);
}

/** The folder of a run that was submitted. @param {Bench} bench @param {string} does @param {string[]} options */
async function submitted(bench, does, ...options) {
  const { code, err, folder } = await bench.run(does, '--detach', ...options);
  assert.equal(code, 0, err);
  return folder;
}

/**
 * Asks until a run is in a state, and returns what says so.
 * @param {Bench} bench @param {string} folder @param {string} state
 */
async function is(bench, folder, state) {
  let last = '';
  const asked = async () => {
    const now = await bench.look(folder);
    last = `${now.state}: ${now.evidence}`;
    return now.state === state && now.evidence;
  };
  try {
    return await waitUntil(state, asked, { patience: 180_000, every: 500 });
  } catch (error) {
    throw new Error(`It is not ${state}, but ${last}`, { cause: error });
  }
}

/** @type {Record<string, (cluster: Cluster, Bench: BenchClass) => Promise<void>>} */
export const RUN_SCENARIOS = {
  'a run is submitted, followed and finished': async (cluster, Bench) => {
    const bench = make(cluster, Bench);
    const ran = await bench.run('finish');
    assert.equal(ran.code, 0, ran.err + ran.out);
    assert.match(ran.out, /finished/);
    const job = JSON.parse(bench.text(ran.folder, 'job.json'));
    assert.match(job.job, /^\d+$/);
    assert.equal(job.now.state, 'ended');
    assert.equal(job.resources.minutes, 5);
  },

  'a run is submitted to a cluster behind ssh, followed, fetched, and another is stopped': async (
    cluster,
    Bench,
  ) => {
    ensureSystem('ssh');
    const server = new Server({ SLURM_CONF: cluster.env.SLURM_CONF });
    const before = process.env['PATH'];
    try {
      await server.start();
      process.env['PATH'] = `${server.bin}:${before}`;
      const there = path.join(cluster.folder, 'scratch of "all"');
      mkdirSync(there);
      const bench = make(cluster, Bench, {
        reach: { kind: 'ssh', destination: 'cluster' },
        paths: [{ here: cluster.folder, there: cluster.folder }],
        runs: path.join(there, 'runs'),
      });
      const ran = await bench.run('finish');
      assert.equal(ran.code, 0, ran.err + ran.out);
      assert.match(ran.out, /finished/);
      const job = JSON.parse(bench.text(ran.folder, 'job.json'));
      assert.match(job.job, /^\d+$/);
      assert.equal(job.now.state, 'ended');
      const fetched = await bench.pinnboard('runs', 'fetch', ran.folder);
      assert.equal(fetched.code, 0, fetched.err);
      assert.equal(bench.text(ran.folder, 'out/wts.h5.zip'), 'weights');
      const folder = await submitted(bench, 'wait');
      await is(bench, folder, 'running');
      assert.equal((await bench.pinnboard('runs', 'stop', folder)).code, 0);
      await is(bench, folder, 'stopped');
      await cluster.drained();
    } finally {
      process.env['PATH'] = before;
      server.stop();
    }
  },

  'a sweep is one array, and each of its points is followed, stopped and listed as a run': async (
    cluster,
    Bench,
  ) => {
    const bench = make(cluster, Bench);
    const { code, err, folder } = await bench.sweep('wait');
    assert.equal(code, 0, err);
    const points = ['0001_gridsize-1', '0002_gridsize-2'].map((name) => `${folder}/points/${name}`);
    for (const [i, point] of points.entries()) {
      assert.match(JSON.parse(bench.text(point, 'job.json')).job, new RegExp(`^\\d+_${i + 1}$`));
      await is(bench, point, 'running');
    }
    assert.equal((await bench.pinnboard('runs', 'stop', points[0] ?? '')).code, 0);
    await is(bench, points[0] ?? '', 'stopped');
    await is(bench, points[1] ?? '', 'running');
    assert.equal((await bench.pinnboard('runs', 'stop', points[1] ?? '')).code, 0);
    await cluster.drained();
    const listed = await bench.pinnboard('runs', 'list', folder, '--json');
    const states = JSON.parse(listed.out).map(
      (/** @type {{ state: string }} */ { state }) => state,
    );
    assert.deepEqual(states, ['stopped', 'stopped']);
  },

  'a run that crashed says its exception': async (cluster, Bench) => {
    const bench = make(cluster, Bench);
    const ran = await bench.run('error');
    assert.equal(ran.code, 1);
    assert.match(ran.out, /ValueError: a group needs more neighbours/);
  },

  'a run that waits is queued, and is taken back': async (cluster, Bench) => {
    const bench = make(cluster, Bench, { options: ['--hold'] });
    const folder = await submitted(bench, 'finish');
    await is(bench, folder, 'queued');
    assert.equal((await bench.pinnboard('runs', 'stop', folder)).code, 0);
    assert.match(await is(bench, folder, 'stopped'), /cancelled/i);
    assert.equal((await bench.pinnboard('runs', 'stop', folder)).code, 1);
  },

  'a run that trains is stopped': async (cluster, Bench) => {
    const bench = make(cluster, Bench);
    const folder = await submitted(bench, 'wait');
    await is(bench, folder, 'running');
    assert.equal((await bench.pinnboard('runs', 'stop', folder)).code, 0);
    await is(bench, folder, 'stopped');
    await cluster.drained();
  },

  'a run that reaches its time limit says so': async (cluster, Bench) => {
    const bench = make(cluster, Bench);
    const folder = await submitted(bench, 'wait', '--time', '1');
    await is(bench, folder, 'running');
    assert.match(await is(bench, folder, 'stopped'), /time limit/i);
  },

  'a run whose node is drained waits for another, and one whose node fails says so': async (
    cluster,
    Bench,
  ) => {
    const bench = make(cluster, Bench);
    const folder = await submitted(bench, 'wait');
    await is(bench, folder, 'running');
    const node = `NodeName=${hostname()}`;
    cluster.run('scontrol', ['update', node, 'State=DRAIN', 'Reason=test']);
    const second = await submitted(bench, 'finish');
    assert.match(await is(bench, second, 'queued'), /DRAIN|Nodes|Resources|Req/i);
    cluster.killNode();
    assert.match(await is(bench, folder, 'crashed'), /node/i);
    cluster.run('scontrol', ['update', node, 'State=RESUME']);
    await cluster.startNode();
    await is(bench, second, 'finished');
  },

  'a run that exists is followed from a folder that was moved': async (cluster, Bench) => {
    const bench = make(cluster, Bench);
    const folder = await submitted(bench, 'wait');
    await is(bench, folder, 'running');
    const moved = `${folder} moved`;
    renameSync(folder, moved);
    assert.equal((await bench.pinnboard('runs', 'stop', moved)).code, 0);
    await is(bench, moved, 'stopped');
  },

  'a job that the cluster rejects is not a run': async (cluster, Bench) => {
    const bench = make(cluster, Bench);
    const ran = await bench.run('finish', '--partition', 'nowhere');
    assert.equal(ran.code, 2);
    assert.match(ran.err, /rejected the job/);
    assert.equal((await bench.look(ran.folder)).state, 'written');
  },
};

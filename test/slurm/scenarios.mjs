// @ts-check
/** What happens to sweeps on a real cluster. Each scenario throws when it does not end as it should. */
import assert from 'node:assert/strict';
import { readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { until as waitUntil } from '../wait.mjs';
import { MAX_ARRAY_SIZE } from './cluster.mjs';

/** @typedef {import('./cluster.mjs').Cluster} Cluster */
/** @typedef {import('../unit/sweep/scripts/folder').Sweep} Sweep */
/** @typedef {import('../unit/sweep/scripts/folder').Point} Point */
/** @typedef {typeof import('../unit/sweep/scripts/folder').Sweep} SweepClass */

let folders = 0;

/** @param {Cluster} cluster @param {SweepClass} Sweep @param {readonly Point[]} points @param {import('../../shared/values/value').Values} [options] */
const make = (cluster, Sweep, points, options) =>
  new Sweep(path.join(cluster.folder, `sweep ${folders++}`), points, options);

/** @param {number} count @param {number} sleep seconds @returns {Point[]} */
const points = (count, sleep) =>
  Array.from({ length: count }, (_, i) => ({
    name: `${String(i + 1).padStart(4, '0')} it's`,
    sleep,
  }));

/** @param {Cluster} cluster @param {Sweep} sweep @param {string[]} [args] */
function submit(cluster, sweep, args = []) {
  const { code, out, err } = sweep.run('run-slurm.sh', args, cluster.env);
  assert.equal(code, 0, out + err);
  return out;
}

/** @param {Cluster} cluster @param {Sweep} sweep @param {string} state @returns {string[]} */
const list = (cluster, sweep, state) =>
  submit(cluster, sweep, ['--list', state]).split('\n').filter(Boolean);

/** @param {() => boolean} holds */
const until = (holds) => waitUntil(String(holds), holds, { patience: 60_000 });

/** How often the point was begun. @param {Sweep} sweep @param {string} name */
const begun = (sweep, name) => sweep.runs(name).filter((line) => line.startsWith('start')).length;

/** Waits until some points are done, while others train. @param {Cluster} cluster @param {Sweep} sweep @param {Point[]} all */
const halfWay = (cluster, sweep, all) =>
  until(
    () =>
      list(cluster, sweep, 'done').length >= 3 &&
      all.some(({ name }) => sweep.runs(name).length === 1),
  );

/** How often each point will have been begun when those that are not done by now run once more. @param {Sweep} sweep @param {Point[]} all @returns {(name: string) => number} */
function onceMore(sweep, all) {
  const times = new Map(
    all.map(({ name }) => [
      name,
      begun(sweep, name) + (sweep.states(name).includes('done') ? 0 : 1),
    ]),
  );
  assert.ok([...times.values()].some((count) => count === 2));
  return (name) => times.get(name) ?? 0;
}

/** Every point is done, was begun as often as given, and never by two at once. @param {Sweep} sweep @param {readonly Point[]} all @param {(name: string) => number} times */
function allDone(sweep, all, times = () => 1) {
  for (const { name } of all) {
    assert.deepEqual(sweep.states(name), ['done', 'log'], name);
    const runs = sweep.runs(name).join();
    assert.ok(!runs.includes('twice'), `${name} ran twice at once`);
    assert.equal(begun(sweep, name), times(name), `${name}: ${runs}`);
  }
}

/** @type {Record<string, (cluster: Cluster, Sweep: SweepClass) => Promise<void>>} */
export const SCENARIOS = {
  'a submission runs every point that is ready, with its GPU and its limit of tasks at once':
    async (cluster, Sweep) => {
      const ready = points(8, 1);
      const all = [...ready, { name: 'no', refused: true }, { name: 'bad', exit: 9 }];
      const options = { concurrency: 3, gpus: 1, time: 30, extra: ['--comment=sweep'] };
      const sweep = make(cluster, Sweep, all, options);
      assert.match(submit(cluster, sweep), /Submitted job \d+/);
      let most = 0;
      await until(() => {
        const running = cluster.run('squeue', ['--noheader', '--states=RUNNING', '--array']);
        most = Math.max(most, running.split('\n').length - 1);
        return cluster.run('squeue', ['--noheader']).trim() === '';
      });
      assert.equal(most, 3);
      allDone(sweep, ready);
      assert.deepEqual(sweep.states('no'), []);
      assert.match(sweep.text('state/bad.failed') ?? '', /^exit=9\n/);
      const gpus = new Set(ready.map(({ name }) => sweep.runs(name)[0]));
      assert.deepEqual([...gpus].sort(), ['start 0', 'start 1', 'start 2']);
      assert.equal(readdirSync(path.join(sweep.folder, 'state/slurm')).length, 9);
      sweep.payload({ name: 'bad' });
      submit(cluster, sweep);
      await cluster.drained();
      allDone(sweep, [...ready]);
      allDone(sweep, [{ name: 'bad' }], () => 2);
      assert.match(submit(cluster, sweep), /Nothing to submit/);
    },

  'a submission while tasks run and wait submits nothing twice': async (cluster, Sweep) => {
    const all = points(6, 4);
    const sweep = make(cluster, Sweep, all, { concurrency: 2 });
    submit(cluster, sweep);
    await until(() => list(cluster, sweep, 'running').length === 2);
    assert.equal(list(cluster, sweep, 'queued').length, 4);
    assert.match(submit(cluster, sweep), /Nothing to submit/);
    await cluster.drained();
    allDone(sweep, all);
  },

  'two whole arrays of sbatch share the points': async (cluster, Sweep) => {
    const all = points(8, 2);
    const sweep = make(cluster, Sweep, all);
    // From elsewhere: Slurm runs a copy, which has to find the folder.
    const script = path.join(sweep.folder, 'run-slurm.sh');
    cluster.run('sbatch', [script]);
    cluster.run('sbatch', [script]);
    await cluster.drained();
    allDone(sweep, all);
  },

  'after scancel half-way the next submission runs the rest': async (cluster, Sweep) => {
    const all = points(9, 3);
    const sweep = make(cluster, Sweep, all, { concurrency: 3 });
    const job = /Submitted job (\d+)/.exec(submit(cluster, sweep))?.[1] ?? '';
    await halfWay(cluster, sweep, all);
    cluster.run('scancel', [job]);
    await cluster.drained();
    assert.match(submit(cluster, sweep, ['--status']), /started before, and interrupted/);
    const times = onceMore(sweep, all);
    submit(cluster, sweep);
    await cluster.drained();
    allDone(sweep, all, times);
  },

  'after kill -9 of the node half-way the next submission runs the rest': async (
    cluster,
    Sweep,
  ) => {
    const all = points(9, 3);
    const options = { concurrency: 3, points_per_task: 2, extra: ['--no-requeue'] };
    const sweep = make(cluster, Sweep, all, options);
    submit(cluster, sweep);
    await halfWay(cluster, sweep, all);
    cluster.killNode();
    const times = onceMore(sweep, all);
    assert.match(submit(cluster, sweep, ['--status']), /started before, and interrupted/);
    await cluster.startNode();
    submit(cluster, sweep);
    await cluster.drained();
    allDone(sweep, all, times);
  },

  'after kill -9 of the node half-way Slurm requeues its tasks, and they run the rest': async (
    cluster,
    Sweep,
  ) => {
    const all = points(9, 3);
    const options = { concurrency: 3, points_per_task: 2, extra: ['--requeue'] };
    const sweep = make(cluster, Sweep, all, options);
    submit(cluster, sweep);
    await halfWay(cluster, sweep, all);
    cluster.killNode();
    const times = onceMore(sweep, all);
    assert.match(submit(cluster, sweep), /Nothing to submit/);
    await cluster.startNode();
    await cluster.drained();
    allDone(sweep, all, times);
  },

  'a task that is requeued while it runs starts its point again': async (cluster, Sweep) => {
    const all = points(1, 3);
    const sweep = make(cluster, Sweep, all, { extra: ['--requeue'] });
    const job = /Submitted job (\d+)/.exec(submit(cluster, sweep))?.[1] ?? '';
    await until(() => sweep.runs(all[0]?.name ?? '').length === 1);
    cluster.run('scontrol', ['requeue', `${job}_1`]);
    await until(() => /PENDING/.test(cluster.run('squeue', ['--noheader', '--format=%T'])));
    assert.deepEqual(list(cluster, sweep, 'queued'), [all[0]?.name]);
    await cluster.drained();
    allDone(sweep, all, () => 2);
  },

  'more tasks than an array may have go into several arrays': async (cluster, Sweep) => {
    const count = 2 * MAX_ARRAY_SIZE;
    const all = points(count, 0);
    const sweep = make(cluster, Sweep, all, { points_per_task: 1, gpus: 0, python: 'true' });
    const out = submit(cluster, sweep);
    assert.equal(out.match(/Submitted job/g)?.length, 3);
    await cluster.drained();
    assert.equal(list(cluster, sweep, 'done').length, count);
  },

  'a folder that was moved while tasks wait says so, and is submitted again': async (
    cluster,
    Sweep,
  ) => {
    const all = points(2, 0);
    const sweep = make(cluster, Sweep, all);
    submit(cluster, sweep, ['--', '--hold']);
    const job = sweep.text('state/submitted')?.split(' ')[1] ?? '';
    renameSync(sweep.folder, `${sweep.folder} moved`);
    sweep.folder += ' moved';
    assert.equal(list(cluster, sweep, 'queued').length, 2);
    cluster.run('scancel', [job]);
    submit(cluster, sweep);
    await cluster.drained();
    allDone(sweep, all);
  },
};

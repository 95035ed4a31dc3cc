// @ts-check
/** What happens to sweeps on a real cluster. Each scenario throws when it does not end as it should. */
import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
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

/** The array's job number. @param {Cluster} cluster @param {Sweep} sweep @param {string[]} [options] */
const submit = (cluster, sweep, options = []) =>
  cluster.run('sbatch', ['--parsable', ...options, 'run-slurm.sh'], sweep.folder).trim();

/** @param {() => boolean} holds */
const until = (holds) => waitUntil(String(holds), holds, { patience: 60_000 });

/** How often the point was begun. @param {Sweep} sweep @param {string} name */
const begun = (sweep, name) => sweep.runs(name).filter((line) => line.startsWith('start')).length;

/** @param {Sweep} sweep @param {string} name */
const isDone = (sweep, name) => sweep.state(name) === 'finished';

/** Waits until some points are done, while others train. @param {Sweep} sweep @param {Point[]} all */
const halfWay = (sweep, all) =>
  until(
    () =>
      all.filter(({ name }) => isDone(sweep, name)).length >= 3 &&
      all.some(({ name }) => sweep.runs(name).length === 1),
  );

/** How often each point will have been begun when those that are not done by now run once more. @param {Sweep} sweep @param {Point[]} all @returns {(name: string) => number} */
function onceMore(sweep, all) {
  const times = new Map(
    all.map(({ name }) => [name, begun(sweep, name) + (isDone(sweep, name) ? 0 : 1)]),
  );
  assert.ok([...times.values()].some((count) => count === 2));
  return (name) => times.get(name) ?? 0;
}

/** Every point is done, was begun as often as given, and never by two at once. @param {Sweep} sweep @param {readonly Point[]} all @param {(name: string) => number} times */
function allDone(sweep, all, times = () => 1) {
  for (const { name } of all) {
    assert.equal(sweep.state(name), 'finished', name);
    const runs = sweep.runs(name).join();
    assert.ok(!runs.includes('twice'), `${name} ran twice at once`);
    assert.equal(begun(sweep, name), times(name), `${name}: ${runs}`);
  }
}

/** @type {Record<string, (cluster: Cluster, Sweep: SweepClass) => Promise<void>>} */
export const SCENARIOS = {
  'a submission runs every point that has a payload, with its GPU and its limit of tasks at once':
    async (cluster, Sweep) => {
      const ready = points(8, 1);
      const all = [...ready, { name: 'no', refused: true }, { name: 'z bad', exit: 9 }];
      const options = { concurrency: 3, gpus: 1, time: 30, extra: ['--comment=sweep'] };
      const sweep = make(cluster, Sweep, all, options);
      submit(cluster, sweep);
      let most = 0;
      await until(() => {
        const running = cluster.run('squeue', ['--noheader', '--states=RUNNING', '--array']);
        most = Math.max(most, running.split('\n').length - 1);
        return cluster.run('squeue', ['--noheader']).trim() === '';
      });
      assert.equal(most, 3);
      allDone(sweep, ready);
      assert.equal(sweep.text('points/no/status.json'), null);
      assert.equal(sweep.state('z bad'), 'failed');
      const gpus = new Set(ready.map(({ name }) => sweep.runs(name)[0]));
      assert.deepEqual([...gpus].sort(), ['start 0', 'start 1', 'start 2']);
      sweep.payload({ name: 'z bad' });
      submit(cluster, sweep);
      await cluster.drained();
      allDone(sweep, ready);
      allDone(sweep, [{ name: 'z bad' }], () => 2);
    },

  'two arrays share the points': async (cluster, Sweep) => {
    const all = points(8, 2);
    const sweep = make(cluster, Sweep, all);
    submit(cluster, sweep);
    submit(cluster, sweep);
    await cluster.drained();
    allDone(sweep, all);
  },

  'after scancel half-way the next submission runs the rest': async (cluster, Sweep) => {
    const all = points(9, 3);
    const sweep = make(cluster, Sweep, all, { concurrency: 3 });
    const job = submit(cluster, sweep);
    await halfWay(sweep, all);
    cluster.run('scancel', [job]);
    await cluster.drained();
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
    const sweep = make(cluster, Sweep, all, { concurrency: 3, extra: ['--no-requeue'] });
    const job = submit(cluster, sweep);
    await halfWay(sweep, all);
    cluster.killNode();
    cluster.run('scancel', [job]);
    const times = onceMore(sweep, all);
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
    const sweep = make(cluster, Sweep, all, { concurrency: 3, extra: ['--requeue'] });
    submit(cluster, sweep);
    await halfWay(sweep, all);
    cluster.killNode();
    const times = onceMore(sweep, all);
    await cluster.startNode();
    await cluster.drained();
    allDone(sweep, all, times);
  },

  'more points than an array may have are submitted in parts': async (cluster, Sweep) => {
    const all = points(2 * MAX_ARRAY_SIZE, 0);
    const sweep = make(cluster, Sweep, all, { gpus: 0 });
    const most = MAX_ARRAY_SIZE - 1;
    for (let offset = 0; offset < all.length; offset += most)
      submit(cluster, sweep, [`--array=1-${most}`, `--export=ALL,OFFSET=${offset}`]);
    await cluster.drained();
    allDone(sweep, all);
  },

  'a folder that was moved is submitted again': async (cluster, Sweep) => {
    const all = points(2, 0);
    const sweep = make(cluster, Sweep, all);
    const job = submit(cluster, sweep, ['--hold']);
    renameSync(sweep.folder, `${sweep.folder} moved`);
    sweep.folder += ' moved';
    cluster.run('scancel', [job]);
    submit(cluster, sweep);
    await cluster.drained();
    allDone(sweep, all);
  },
};

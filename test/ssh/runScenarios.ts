/** Whole runs on another machine, behind a real sshd: written here, copied, started, followed, stopped, fetched. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Host } from '../../shared/hosts/host';
import { Bench } from '../slurm/runsKit';
import { until } from '../wait.mjs';
import type { Scenario } from './scenarios';

interface Ground {
  readonly here: string;
  readonly there: string;
}

/** What runs there is what runs here: it is one machine. */
const benchOn = ({ here, there }: Ground, alias: string, host: Partial<Host> = {}): Bench =>
  new Bench(here, {
    reach: { kind: 'ssh', destination: alias },
    scheduler: null,
    paths: [{ here, there: here }],
    runs: path.join(there, 'runs of "all"'),
    ...host,
  });

/** Looks until a run is in a state; a host that does not answer leaves what was last seen. */
const becomes = (bench: Bench, folder: string, state: string): Promise<unknown> =>
  until(`${state}: ${folder}`, async () => (await bench.look(folder)).state === state, {
    patience: 90_000,
  });

const fromStartToEnd =
  (alias: string): Scenario =>
  async (place) => {
    const bench = benchOn(place, alias, { setup: ['export FROM_SETUP=yes'] });
    const ran = await bench.run('finish');
    assert.equal(ran.code, 0, ran.err + ran.out);
    assert.match(ran.out, /finished/);
    assert.match(bench.text(ran.folder, 'out/lightning_logs/version_0/metrics.csv'), /0,7\.5,1/);
    const before = await readdir(path.join(ran.folder, 'out'));
    assert.ok(!before.includes('wts.h5.zip'), 'fetched unasked');
    const fetched = await bench.pinnboard('runs', 'fetch', ran.folder);
    assert.equal(fetched.code, 0, fetched.err);
    assert.equal(bench.text(ran.folder, 'out/wts.h5.zip'), 'weights');
  };

export const RUN_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'a run is started, followed and fetched': fromStartToEnd('cluster'),
  'a run is, where the login shell prints a banner': fromStartToEnd('banner'),
  'a run is, where the login shell is tcsh': fromStartToEnd('tcsh'),
  'a run is, at a latency of 300 ms': fromStartToEnd('delayed'),

  'a run that crashed there says its exception here': async (place) => {
    const bench = benchOn(place, 'cluster');
    const ran = await bench.run('error');
    assert.equal(ran.code, 1, ran.err);
    assert.match(ran.out, /ValueError: a group needs more neighbours/);
  },

  'a run goes on while the connection is cut, is found again, and is stopped': async (place) => {
    const bench = benchOn(place, 'cluster');
    const { folder } = await bench.run('wait', '--detach');
    await becomes(bench, folder, 'running');
    const following = bench.pinnboard('runs', 'follow', folder);
    const before = place.server.logins();
    await until('a connection', () => place.server.sessions().length > 0);
    place.server.cut();
    await until('another login', () => place.server.logins() > before);
    assert.equal((await bench.pinnboard('runs', 'stop', folder)).code, 0);
    const { code, out } = await following;
    assert.equal(code, 1);
    assert.match(out, /stopped/);
    assert.equal((await bench.pinnboard('runs', 'stop', folder)).code, 1);
  },

  'a fetch of a run that is cut leaves the run as it was, and goes on': async (place) => {
    const bench = benchOn(place, 'cluster');
    const { folder } = await bench.run('finish');
    const runs = path.join(place.there, 'runs of "all"');
    const [name = ''] = await readdir(runs);
    const bytes = Buffer.alloc(400_000_000, 'checkpoint');
    await writeFile(path.join(runs, name, 'out/last.ckpt'), bytes);
    const fetching = bench.pinnboard('runs', 'fetch', folder);
    const part = path.join(folder, 'out/last.ckpt.part');
    await until('a part', async () => ((await stat(part).catch(() => null))?.size ?? 0) > 0);
    place.server.cut();
    const cut = await fetching;
    assert.equal(cut.code, 2, cut.out);
    assert.match(cut.err, /cannot be reached|ended unexpectedly/);
    assert.ok(!(await readdir(path.join(folder, 'out'))).includes('last.ckpt'));
    assert.equal((await bench.look(folder)).state, 'finished');
    const again = await bench.pinnboard('runs', 'fetch', folder);
    assert.equal(again.code, 0, again.err);
    assert.ok((await readFile(path.join(folder, 'out/last.ckpt'))).equals(bytes));
    assert.ok(!(await readdir(path.join(folder, 'out'))).includes('last.ckpt.part'));
  },

  'a run whose processes were killed there is not running': async (place) => {
    const bench = benchOn(place, 'cluster');
    const { folder } = await bench.run('wait', '--detach');
    await becomes(bench, folder, 'running');
    assert.equal((await bench.pinnboard('runs', 'stop', folder, '--now')).code, 0);
    await becomes(bench, folder, 'stopped');
  },

  'nothing is written for a host that does not answer, or whose key changed': async (place) => {
    for (const [alias, words] of [
      ['ssh://127.0.0.1:1', 'cannot be reached'],
      ['changed', 'host key'],
      ['password', 'keys only'],
    ] as const) {
      const bench = benchOn(place, alias);
      const ran = await bench.run('finish');
      assert.equal(ran.code, 2);
      assert.match(ran.err, new RegExp(words));
      assert.ok(!(await readdir(place.here)).includes('runs'), alias);
    }
  },

  'nothing runs where the disk is full there, and what is written here is not a run': async (
    place,
  ) => {
    const small = path.join(place.there, 'small');
    await mkdir(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', small]);
    try {
      const bench = benchOn(place, 'cluster', { runs: path.join(small, 'runs') });
      const ran = await bench.run('finish');
      assert.equal(ran.code, 2, ran.err);
      assert.match(ran.err, /is full/);
      assert.equal((await bench.look(ran.folder)).state, 'written');
    } finally {
      execFileSync('umount', [small]);
    }
  },

  'a path that no row of the path map has is named, and nothing is written': async (place) => {
    const bench = benchOn(place, 'cluster', { paths: [{ here: '/data', there: '/gpfs' }] });
    const ran = await bench.run('finish');
    assert.equal(ran.code, 2);
    assert.ok(ran.err.includes(path.join(place.here, 'scan.npz')), ran.err);
    assert.deepEqual(await readdir(place.there), []);
  },

  'runs of a host that hangs are listed with what was last seen': async (place) => {
    const bench = benchOn(place, 'cluster');
    const { folder } = await bench.run('wait', '--detach');
    await becomes(bench, folder, 'running');
    place.server.hang(true);
    const listed = await bench.pinnboard('runs', 'list', path.dirname(folder));
    place.server.hang(false);
    assert.equal(listed.code, 0);
    assert.match(listed.err, /did not respond|cannot be reached/);
    assert.match(listed.out, /running/);
    assert.equal((await bench.pinnboard('runs', 'stop', folder)).code, 0);
    const job: unknown = JSON.parse(await readFile(path.join(folder, 'job.json'), 'utf8'));
    assert.ok(typeof job === 'object' && job !== null && 'alive' in job && job.alive === true);
  },
};

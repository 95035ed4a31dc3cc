/** `pinnboard run` and `runs` on a host with PBS, which is a stand-in. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Bench } from '../../slurm/runsKit';
import { until } from '../../wait.mjs';
import { temporary } from './run';

const STANDINS = path.resolve(import.meta.dirname, '../../fixtures/pbs');

let jobs: string;
let bench: Bench;

beforeEach(() => {
  const folder = path.join(temporary(), `it's "here" $HOME`);
  mkdirSync(folder);
  jobs = temporary();
  vi.stubEnv('PATH', `${STANDINS}:${process.env['PATH']}`);
  vi.stubEnv('PBS_STANDIN', jobs);
  bench = new Bench(folder, { scheduler: 'pbs' });
});
afterEach(() => {
  vi.unstubAllEnvs();
  // Nothing waits longer than its test; what ends still writes, and goes with all temporary folders.
  rmSync(path.join(jobs, 'hold'), { force: true });
});

const hold = () => writeFileSync(path.join(jobs, 'hold'), '');

/** Waits for a state, and returns what says so. */
const is = (folder: string, state: string) =>
  until(`${state}: ${folder}`, async () => {
    const now = await bench.look(folder);
    return now.state === state && now.evidence;
  });

describe('a run under PBS', () => {
  it('is submitted, followed and finished', async () => {
    const ran = await bench.run('finish');
    expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(/finished/) });
    // The run has noted its end before PBS has.
    const job = await until('PBS says that it ended', async () => {
      await bench.look(ran.folder);
      const said = JSON.parse(bench.text(ran.folder, 'job.json'));
      return said.now?.state === 'ended' && said;
    });
    expect(job).toMatchObject({ scheduler: 'pbs', job: '1.standin', now: { reason: null } });
    expect(bench.text(ran.folder, 'submit.sh')).toMatch(/^#PBS -l select=1:ncpus=1:mem=\d+gb$/m);
  });

  it('that crashed says its exception', async () => {
    expect(await bench.run('error')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/ValueError: a group needs more neighbours/),
    });
  });

  it('waits in the queue with the words of PBS, and runs when it is let', async () => {
    hold();
    const { folder } = await bench.run('finish', '--detach');
    expect(await is(folder, 'queued')).toMatch(/Not enough free nodes/);
    rmSync(path.join(jobs, 'hold'));
    await is(folder, 'finished');
  });

  it('is stopped by qdel, while it waits and while it runs', async () => {
    hold();
    const waits = await bench.run('finish', '--detach');
    await is(waits.folder, 'queued');
    expect((await bench.pinnboard('runs', 'stop', waits.folder)).code).toBe(0);
    expect(await is(waits.folder, 'stopped')).toMatch(/cancelled/i);
    rmSync(path.join(jobs, 'hold'));
    const trains = await bench.run('wait', '--detach');
    await is(trains.folder, 'running');
    expect((await bench.pinnboard('runs', 'stop', trains.folder)).code).toBe(0);
    await is(trains.folder, 'stopped');
  });

  it('that qsub rejects is not started, and the user reads why', async () => {
    const ran = await bench.run('finish', '--partition', 'nowhere');
    expect(ran).toMatchObject({ code: 2, err: expect.stringMatching(/qsub: Unknown queue/) });
    expect((await bench.look(ran.folder)).state).toBe('written');
  });
});

/** A job from qsub to its end, with the stand-ins for PBS, which run the script that Pinnboard writes. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { quoted } from '../../../shared/formats/commandLine';
import { schedulerNamed } from '../../../shared/hosts/schedulers';
import type { Job, JobNow } from '../../../shared/hosts/schedulers/scheduler';
import { until } from '../../wait.mjs';
import { JOB } from './kit';

const PBS = schedulerNamed('pbs');
const STANDINS = path.join(import.meta.dirname, '../../fixtures/pbs');
const root = mkdtempSync(path.join(tmpdir(), 'pinnboard-pbs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let state: string;
let folder: string;
beforeEach(() => {
  state = mkdtempSync(path.join(root, 'jobs-'));
  folder = path.join(mkdtempSync(path.join(root, 'runs-')), `it's a "run" $HOME`);
  mkdirSync(folder);
});

const command = ([program = '', ...args]: readonly string[]) =>
  spawnSync(program, args, {
    cwd: folder,
    env: { PATH: `${STANDINS}:${process.env['PATH']}`, HOME: root, PBS_STANDIN: state },
    encoding: 'utf8',
  });

/** Submits a run whose Python is a shell script, and gives the job. */
function submit(program: string, job: Partial<Job> = {}): string {
  const python = path.join(folder, 'python');
  writeFileSync(python, `#!/bin/sh\n${program}\n`, { mode: 0o755 });
  writeFileSync(
    path.join(folder, 'submit.sh'),
    PBS.submitScript({ ...JOB, python: quoted(python), ...job }),
  );
  const { stdout, stderr } = command(PBS.submit('submit.sh'));
  expect(stderr).toBe('');
  return PBS.jobOf(stdout) ?? '';
}

const ask = (job: string): JobNow | undefined =>
  PBS.answers(command(PBS.ask([job])).stdout).get(job);

async function reach(job: string, wanted: JobNow['state']): Promise<JobNow | undefined> {
  await until(`${job} ${wanted}`, () => ask(job)?.state === wanted);
  return ask(job);
}

const log = (name: string) => readFileSync(path.join(folder, name), 'utf8');

describe('a job', () => {
  it('waits, runs in its folder with its output as it is written, and ends', async () => {
    writeFileSync(path.join(state, 'hold'), '');
    const job = submit(
      'echo "$PWD" "$@"; echo warning >&2; while [ ! -e go ]; do sleep 0.05; done',
    );
    expect(job).toBe('1.standin');
    expect(ask(job)).toMatchObject({
      state: 'queued',
      words: expect.stringMatching(/Not enough free nodes/),
    });
    rmSync(path.join(state, 'hold'));
    await reach(job, 'running');
    await until('its output', () => log('stdout.log') === `${folder} run.py\n`);
    expect(log('stderr.log')).toBe('warning\n');
    writeFileSync(path.join(folder, 'go'), '');
    expect(await reach(job, 'ended')).toEqual({
      state: 'ended',
      reason: null,
      words: expect.stringMatching(/^job_state F; Job run at .* and finished; Exit_status 0$/),
      exitCode: 0,
    });
  });

  it('that fails has its exit code', async () => {
    expect(await reach(submit('exit 3'), 'ended')).toMatchObject({ reason: 'failed', exitCode: 3 });
  });

  it('that is cancelled is ended by a signal, and is told apart from a failed one', async () => {
    const job = submit('touch begun; exec sleep 600');
    await until('the program', () => existsSync(path.join(folder, 'begun')));
    expect(command(PBS.cancel(job)).status).toBe(0);
    expect(await reach(job, 'ended')).toMatchObject({ reason: 'cancelled', exitCode: -15 });
    expect(command(PBS.cancel(job)).stderr).toMatch(/Job has finished/);
  });

  it('that is cancelled while it waits never runs', async () => {
    writeFileSync(path.join(state, 'hold'), '');
    const job = submit('touch ran');
    command(PBS.cancel(job));
    expect(await reach(job, 'ended')).toMatchObject({ reason: 'cancelled', exitCode: null });
  });

  it('that reaches its time limit says so, and PBS says why', async () => {
    const job = submit('exec sleep 600', {
      options: ['-l walltime=00:00:01'],
      resources: { ...JOB.resources, minutes: null },
    });
    expect(await reach(job, 'ended')).toMatchObject({ reason: 'time-limit', exitCode: null });
    expect(log('pbs.log')).toMatch(/^=>> PBS: job killed: walltime 2 exceeded limit 1$/m);
  });

  it('is known to a qstat that writes no JSON, its long lines joined', async () => {
    writeFileSync(path.join(state, 'without-json'), '');
    expect(await reach(submit('exit 1'), 'ended')).toEqual({
      state: 'ended',
      reason: 'failed',
      words: expect.stringMatching(
        /^job_state F; Job run at .* on \(n001:ncpus=4:ngpus=1\) and failed; Exit_status 1$/,
      ),
      exitCode: 1,
    });
  });

  it('of which nothing is known is not in the answers', () => {
    expect(ask('77.standin')).toBeUndefined();
    writeFileSync(path.join(state, 'down'), '');
    expect(ask(submit('exit 0'))).toBeUndefined();
  });
});

it('a queue that is none is refused in the words of qsub', () => {
  writeFileSync(
    path.join(folder, 'submit.sh'),
    PBS.submitScript({ ...JOB, resources: { ...JOB.resources, partition: 'nowhere' } }),
  );
  const { status, stdout, stderr } = command(PBS.submit('submit.sh'));
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: 'qsub: Unknown queue\n',
  });
});

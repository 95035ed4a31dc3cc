/** What Slurm's commands print, as their manuals describe it and as a real Slurm printed it. */
import { describe, expect, it } from 'vitest';
import { schedulerNamed } from '../../../shared/hosts/schedulers';

const SLURM = schedulerNamed('slurm');
const now = (...lines: readonly string[]) => Object.fromEntries(SLURM.answers(lines.join('\n')));
const ended = (reason: string | null, words: string, exitCode: number | null) => ({
  state: 'ended',
  reason,
  words,
  exitCode,
});

describe('sbatch --parsable', () => {
  it.each([
    ['4711\n', '4711'],
    ['4711;cluster2\n', '4711'],
    ['', null],
    ['Submitted batch job\n', null],
    ['sbatch: error: Batch job submission failed\n', null],
    ['12; rm -rf /\n', null],
  ])('%j names the job %j', (stdout, job) => expect(SLURM.jobOf(stdout)).toBe(job));
});

describe('squeue', () => {
  it('says what waits and why, and what runs', () => {
    expect(now('squeue|1|PENDING|Resources', 'squeue|2|RUNNING|None')).toEqual({
      1: { state: 'queued', reason: null, words: 'PENDING (Resources)', exitCode: null },
      2: { state: 'running', reason: null, words: 'RUNNING', exitCode: null },
    });
  });

  it('names waiting tasks of an array together', () => {
    expect(now('squeue|7_[2-3,9%2]|PENDING|JobArrayTaskLimit', 'squeue|7_1|RUNNING|None')).toEqual({
      '7_1': expect.objectContaining({ state: 'running' }),
      '7_2': expect.objectContaining({ state: 'queued' }),
      '7_3': expect.objectContaining({ state: 'queued' }),
      '7_9': expect.objectContaining({ state: 'queued' }),
    });
  });
});

describe('sacct', () => {
  it.each([
    ['COMPLETED', '0:0', ended(null, 'COMPLETED', 0)],
    ['FAILED', '1:0', ended('failed', 'FAILED', 1)],
    ['OUT_OF_MEMORY', '0:125', ended('out-of-memory', 'OUT_OF_MEMORY', -125)],
    ['TIMEOUT', '0:15', ended('time-limit', 'TIMEOUT', -15)],
    ['DEADLINE', '0:1', ended('time-limit', 'DEADLINE', -1)],
    ['NODE_FAIL', '1:0', ended('node-failure', 'NODE_FAIL', 1)],
    ['BOOT_FAIL', '0:0', ended('node-failure', 'BOOT_FAIL', 0)],
    ['CANCELLED by 1000', '0:15', ended('cancelled', 'CANCELLED by 1000', -15)],
    ['PREEMPTED', '0:15', ended('preempted', 'PREEMPTED', -15)],
    ['RUNNING', '0:0', { state: 'running', reason: null, words: 'RUNNING', exitCode: null }],
    ['REVOKED', '0:0', { state: 'unknown', reason: null, words: 'REVOKED', exitCode: null }],
    [
      'FINISHED_WELL',
      '0:0',
      { state: 'unknown', reason: null, words: 'FINISHED_WELL', exitCode: null },
    ],
  ])('%s with %s', (state, code, expected) => {
    expect(now(`4711|${state}|${code}`)).toEqual({ 4711: expected });
  });

  it('wins over the queue once a job has ended, and not while it lags behind', () => {
    expect(now('squeue|1|FAILED|NonZeroExitCode', '1|FAILED|2:0')[1]).toEqual(
      ended('failed', 'FAILED', 2),
    );
    expect(now('squeue|1|TIMEOUT|TimeLimit', '1|RUNNING|0:0')[1]).toEqual(
      ended('time-limit', 'TIMEOUT (TimeLimit)', null),
    );
  });
});

it('scontrol answers where there is no accounting', () => {
  const job =
    'JobId=3 JobName=run UserId=me(1000) GroupId=me(1000) MCS_label=N/A Priority=1 Nice=0 Account=(null) QOS=(null) JobState=OUT_OF_MEMORY Reason=OutOfMemory Dependency=(null) Requeue=0 Restarts=0 BatchFlag=1 Reboot=0 ExitCode=0:125 RunTime=00:00:09';
  const task =
    'JobId=6 ArrayJobId=5 ArrayTaskId=2 JobName=run JobState=CANCELLED Reason=None ExitCode=0:0';
  expect(now(job, task)).toEqual({
    3: ended('out-of-memory', 'OUT_OF_MEMORY (OutOfMemory)', -125),
    '5_2': ended('cancelled', 'CANCELLED', 0),
  });
});

it('of an array, a real Slurm 22.05 printed this while two tasks ran and one had been killed', () => {
  const found = now(
    'squeue|7_[3-4%2]|PENDING|JobArrayTaskLimit',
    'squeue|7_1|FAILED|JobLaunchFailure',
    'squeue|7_2|RUNNING|None',
    'JobId=7 ArrayJobId=7 ArrayTaskId=3-4%2 ArrayTaskThrottle=2 JobName=array JobState=PENDING Reason=JobArrayTaskLimit ExitCode=0:0',
    'JobId=9 ArrayJobId=7 ArrayTaskId=2 ArrayTaskThrottle=2 JobName=array JobState=RUNNING Reason=None ExitCode=0:0',
    'JobId=8 ArrayJobId=7 ArrayTaskId=1 ArrayTaskThrottle=2 JobName=array JobState=FAILED Reason=JobLaunchFailure ExitCode=0:9',
  );
  expect(Object.keys(found).sort()).toEqual(['7_1', '7_2', '7_3', '7_4']);
  expect(found['7_1']).toEqual(ended('failed', 'FAILED (JobLaunchFailure)', -9));
  expect(found['7_2']).toMatchObject({ state: 'running' });
  expect(found['7_4']).toMatchObject({ state: 'queued', words: 'PENDING (JobArrayTaskLimit)' });
});

it('what is no answer is none', () => {
  expect(now('slurm_load_jobs error: Invalid job id specified', '', 'x|y|z', 'a|b')).toEqual({});
});

describe('sinfo', () => {
  it('lists partitions with their limit and their GPUs', () => {
    const stdout = [
      'gpu*|up|1-00:00:00|gpu:a100:4(S:0-1)',
      'gpu*|up|1-00:00:00|gpu:h100:8(S:0-7),nvme:1',
      'debug|up|30:00|(null)',
      'long|drain|infinite|gpu:2',
      'cpu|down|7-12:30:00|(null)',
    ].join('\n');
    expect(SLURM.partitionsOf(stdout)).toEqual([
      {
        name: 'gpu',
        isDefault: true,
        isUp: true,
        minutes: 1440,
        gpus: [
          { type: 'a100', count: 4 },
          { type: 'h100', count: 8 },
        ],
      },
      { name: 'debug', isDefault: false, isUp: true, minutes: 30, gpus: [] },
      {
        name: 'long',
        isDefault: false,
        isUp: false,
        minutes: null,
        gpus: [{ type: null, count: 2 }],
      },
      { name: 'cpu', isDefault: false, isUp: false, minutes: 7 * 1440 + 12 * 60 + 30, gpus: [] },
    ]);
  });

  it('without partitions, or with an error, lists none', () => {
    expect(SLURM.partitionsOf('')).toEqual([]);
    expect(
      SLURM.partitionsOf('slurm_load_partitions: Unable to contact slurm controller\n'),
    ).toEqual([]);
  });
});

/** The state of a run from what was seen of it. */
import { describe, expect, it } from 'vitest';
import { type Evidence, NOTHING_SEEN } from '../../../shared/runs/evidence';
import { stateNow } from '../../../shared/runs/state';

type Job = NonNullable<Evidence['job']>;

const begun: Evidence = { ...NOTHING_SEEN, begun: true, name: 'Process 17' };
const job = (state: Job['state'], reason: Job['reason'] = null, words = 'WORDS'): Evidence => ({
  ...begun,
  name: 'Slurm job 5',
  job: { state, reason, words, exitCode: null },
});
const saying = (evidence: Evidence) => stateNow(evidence).evidence.join(' ');

describe('a run', () => {
  it.each<[string, string, Evidence]>([
    ['written', 'files alone', NOTHING_SEEN],
    ['queued', 'the scheduler has it waiting', job('queued')],
    ['running', 'its process lives', { ...begun, alive: true }],
    ['running', 'the scheduler runs it', job('running')],
    [
      'running',
      'the bundle is there and the process is not done',
      { ...begun, alive: true, result: 'wts.h5.zip' },
    ],
    [
      'finished',
      'it wrote its result',
      { ...begun, alive: false, exitCode: 0, result: 'wts.h5.zip' },
    ],
    [
      'finished',
      'its process is gone and the bundle is there',
      { ...begun, alive: false, result: 'wts.h5.zip' },
    ],
    [
      'finished',
      'the scheduler has forgotten it',
      { ...job('ended', 'failed'), result: 'wts.h5.zip' },
    ],
    [
      'crashed',
      'an exception ended it',
      { ...begun, alive: false, exitCode: 1, exception: 'ValueError: no' },
    ],
    ['crashed', 'exit code 0 came without a result', { ...begun, exitCode: 0 }],
    ['crashed', 'its own signal ended it', { ...begun, exitCode: -11 }],
    ['crashed', 'it used too much memory', job('ended', 'out-of-memory')],
    ['crashed', 'its node failed', job('ended', 'node-failure')],
    ['crashed', 'its job failed before it began', job('ended', 'failed')],
    [
      'stopped',
      'it was asked to end, whatever it raised then',
      { ...begun, asked: 2, exitCode: 1, exception: 'KeyboardInterrupt' },
    ],
    ['stopped', 'SIGTERM gave exit code 0', { ...begun, asked: 15, exitCode: 0 }],
    ['stopped', 'SIGKILL ended PtychoPINN', { ...begun, exitCode: -9 }],
    ['stopped', 'its process is gone without a word', { ...begun, alive: false }],
    [
      'stopped',
      'it reached its time limit, which sends SIGTERM',
      { ...job('ended', 'time-limit'), asked: 15, exitCode: 0 },
    ],
    ['stopped', 'its job was cancelled', job('ended', 'cancelled')],
    ['running', 'another machine gave a sign of life a minute ago', { ...begun, quiet: 60 }],
    ['unknown', 'another machine has been silent for ten minutes', { ...begun, quiet: 600 }],
    ['unknown', 'nothing of it was ever seen', begun],
    ['unknown', 'the scheduler says what nobody knows', { ...job('unknown'), quiet: 5 }],
  ])('is %s where %s', (state, _, evidence) => {
    expect(stateNow(evidence).state).toBe(state);
    expect(stateNow(evidence).evidence.length).toBeGreaterThan(0);
  });

  it('shows the words of its scheduler, and the line of its log', () => {
    expect(saying(job('queued', null, 'PENDING, Resources'))).toContain('PENDING, Resources');
    const ending = { reason: 'time-limit', line: 'slurmstepd: error: DUE TO TIME LIMIT' } as const;
    expect(saying({ ...begun, exitCode: 0, ending })).toContain('DUE TO TIME LIMIT');
  });

  it('says since when nobody has heard of it', () => {
    expect(saying({ ...begun, quiet: 1500 })).toContain('25 min ago');
  });
});

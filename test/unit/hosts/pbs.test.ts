/** What qsub and qstat print, as the manuals of OpenPBS and Torque show it. Nothing here was tried on a real PBS. */
import { describe, expect, it } from 'vitest';
import { schedulerNamed } from '../../../shared/hosts/schedulers';

const PBS = schedulerNamed('pbs');

/** A job in the lines of `qstat -f`, with a value that is wrapped as qstat does. */
const lines = (id: string, attributes: Readonly<Record<string, string | number>>) =>
  [
    `Job Id: ${id}`,
    '    Job_Name = run1084',
    '    Variable_List = PBS_O_SYSTEM=Linux,PBS_O_SHELL=/bin/bash,',
    '\tPBS_O_HOME=/home/me,PBS_O_WORKDIR=/scratch/me/runs/run1084',
    ...Object.entries(attributes).map(([name, value]) => `    ${name} = ${value}`),
    '',
  ].join('\n');

const json = (id: string, attributes: Readonly<Record<string, string | number>>) =>
  JSON.stringify({
    timestamp: 1764331200,
    pbs_version: '23.06.06',
    pbs_server: 'pbs',
    Jobs: { [id]: { Job_Name: 'run1084', ...attributes } },
  });

const FAILED = 'Job run at Wed Jun 24 at 15:33 on (n001:ncpus=4:ngpus=1) and failed';

const CASES: readonly (readonly [
  what: string,
  attributes: Readonly<Record<string, string | number>>,
  now: object,
])[] = [
  [
    'one that waits',
    { job_state: 'Q', comment: 'Not Running: Not enough free nodes available' },
    {
      state: 'queued',
      reason: null,
      words: 'job_state Q; Not Running: Not enough free nodes available',
      exitCode: null,
    },
  ],
  ['one that is held', { job_state: 'H' }, { state: 'queued', words: 'job_state H' }],
  ['one that runs', { job_state: 'R' }, { state: 'running', exitCode: null }],
  ['one that exits', { job_state: 'E', Exit_status: 0 }, { state: 'running', exitCode: null }],
  [
    'one that finished',
    { job_state: 'F', substate: 92, Exit_status: 0 },
    { state: 'ended', reason: null, words: 'job_state F; Exit_status 0', exitCode: 0 },
  ],
  [
    'a script that failed',
    { job_state: 'F', substate: 93, comment: FAILED, Exit_status: 1 },
    { state: 'ended', reason: 'failed', exitCode: 1 },
  ],
  [
    '271: SIGTERM',
    { job_state: 'F', substate: 93, comment: FAILED, Exit_status: 271 },
    {
      state: 'ended',
      reason: 'failed',
      words: `job_state F; ${FAILED}; Exit_status 271`,
      exitCode: -15,
    },
  ],
  [
    '143: SIGTERM as a shell reports it',
    { job_state: 'F', Exit_status: 143 },
    { state: 'ended', reason: 'failed', exitCode: -15 },
  ],
  [
    'one that qdel ended',
    { job_state: 'F', substate: 91, Exit_status: 271 },
    { state: 'ended', reason: 'cancelled', exitCode: -15 },
  ],
  [
    'the time limit',
    { job_state: 'F', substate: 93, Exit_status: -29 },
    { state: 'ended', reason: 'time-limit', exitCode: null },
  ],
  ['memory', { job_state: 'F', Exit_status: -27 }, { reason: 'out-of-memory', exitCode: null }],
  ['one that PBS could not start', { job_state: 'F', Exit_status: -3 }, { reason: 'failed' }],
  ["Torque's completed one", { job_state: 'C', exit_status: 0 }, { state: 'ended', exitCode: 0 }],
  ['one that moved', { job_state: 'M' }, { state: 'unknown', reason: null }],
  [
    'a letter of a later version',
    { job_state: 'Z', Exit_status: 0 },
    { state: 'unknown', exitCode: null },
  ],
  ['no state at all', {}, { state: 'unknown' }],
];

describe.each([
  ['qstat -f -F json', json],
  ['qstat -f', lines],
])('%s', (_command, written) => {
  it.each(CASES)('%s', (_what, attributes, expected) => {
    const id = '4711.pbs';
    expect(PBS.answers(written(id, attributes)).get(id)).toMatchObject(expected);
  });
});

it('a wrapped comment is one sentence, and several jobs are told apart', () => {
  const two = `${lines('1.pbs', { job_state: 'F', comment: 'Job run at Wed Jun 24 at 15:33 on (n001:ncpus=1) and fa\n\tiled' })}\n${lines('2[3].pbs', { job_state: 'R' })}`;
  const found = PBS.answers(two);
  expect(found.get('1.pbs')?.words).toBe(
    'job_state F; Job run at Wed Jun 24 at 15:33 on (n001:ncpus=1) and failed',
  );
  expect(found.get('2[3].pbs')?.state).toBe('running');
});

it('what is no answer is none', () => {
  expect(PBS.answers('').size).toBe(0);
  expect(PBS.answers('qstat: Unknown Job Id 4711.pbs').size).toBe(0);
  expect(PBS.answers('{"Jobs": {"1.pbs": ').size).toBe(0);
  expect(PBS.answers('{"timestamp": 1}').size).toBe(0);
});

describe('qsub', () => {
  it.each([
    ['4711.pbs-server.example.org\n', '4711.pbs-server.example.org'],
    ['4711[].pbs\n', '4711[].pbs'],
    ['4711\n', '4711'],
    ['qsub: Unknown queue\n', null],
    ['4711.pbs; touch x', null],
  ])('%j names the job %j', (stdout, job) => expect(PBS.jobOf(stdout)).toBe(job));
});

it('queues come with their limits, and the server names the default one', () => {
  const stdout = [
    'Queue: workq',
    '    queue_type = Execution',
    '    total_jobs = 0',
    '    state_count = Transit:0 Queued:0 Held:0 Waiting:0 Running:0 Exiting:0 Begun:0 ',
    '    resources_max.walltime = 24:00:00',
    '    resources_max.ngpus = 4',
    '    enabled = True',
    '    started = True',
    '',
    'Queue: old',
    '    queue_type = Execution',
    '    enabled = True',
    '    started = False',
    '',
    'Server: pbs',
    '    server_state = Active',
    '    default_queue = workq',
    '    pbs_version = 23.06.06',
  ].join('\n');
  expect(PBS.partitionsOf(stdout)).toEqual([
    {
      name: 'workq',
      isDefault: true,
      isUp: true,
      minutes: 1440,
      gpus: [{ type: null, count: 4 }],
    },
    { name: 'old', isDefault: false, isUp: false, minutes: null, gpus: [] },
  ]);
});

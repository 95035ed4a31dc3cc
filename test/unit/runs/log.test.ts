/** What programs printed, as it is shown and understood. */
import { describe, expect, it } from 'vitest';
import { endingIn } from '../../../shared/runs/endings';
import { gpuMemoryIn } from '../../../shared/runs/gpuMemory';
import { logLines } from '../../../shared/runs/log';

describe('lines of a log', () => {
  it('have no colours, titles or movements of the cursor', () => {
    expect(logLines('\u001b[1;31merror\u001b[0m: no\n\u001b]0;title\u0007done\u001b[2K\n')).toEqual(
      ['error: no', 'done'],
    );
  });

  it('show of a progress bar what was seen last', () => {
    expect(logLines('Epoch 0: 10 %\rEpoch 0: 50 %\rEpoch 0: 100 %\r\nnext\r\n')).toEqual([
      'Epoch 0: 100 %',
      'next',
    ]);
  });

  it('escape every other control character', () => {
    const [line = ''] = logLines('a\u001b\u0008\u202eb\u0000\n');
    expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(line).toContain('\\u202e');
  });

  it('keep the beginning of a line without an end', () => {
    expect(logLines('x'.repeat(1e6))[0]).toHaveLength(2000);
  });
});

describe('what a scheduler or the kernel wrote', () => {
  it.each([
    [
      'out-of-memory',
      'slurmstepd: error: Detected 1 oom_kill event in StepId=7.batch. Some of the step tasks have been OOM Killed.',
    ],
    [
      'time-limit',
      'slurmstepd: error: *** JOB 7 ON node1 CANCELLED AT 2026-11-28T12:00:00 DUE TO TIME LIMIT ***',
    ],
    [
      'node-failure',
      'slurmstepd: error: *** JOB 7 ON node1 CANCELLED AT 2026-11-28T12:00:00 DUE TO NODE FAILURE, SEE SLURMCTLD LOG FOR DETAILS ***',
    ],
    [
      'preempted',
      'slurmstepd: error: *** JOB 7 ON node1 CANCELLED AT 2026-11-28T12:00:00 DUE TO PREEMPTION ***',
    ],
    ['cancelled', 'slurmstepd: error: *** JOB 7 ON node1 CANCELLED AT 2026-11-28T12:00:00 ***'],
    ['time-limit', '=>> PBS: job killed: walltime 3634 exceeded limit 3600'],
    ['out-of-memory', '=>> PBS: job killed: mem 5242880kb exceeded limit 4194304kb'],
  ])('is %s: %s', (reason, line) => {
    expect(endingIn(`Epoch 3\n${line}\nmore\n`)).toEqual({ reason, line });
  });

  it('is nothing in what PtychoPINN prints about memory', () => {
    expect(endingIn('torch.OutOfMemoryError: CUDA out of memory. Out Of Memory\n')).toBeNull();
  });
});

describe('nvidia-smi', () => {
  it('gives bytes by process, the sum over GPUs, and none where the driver says none', () => {
    expect([...gpuMemoryIn('1234, 912\n1234, 88\n 99, 10\n77, [N/A]\n')]).toEqual([
      [1234, 1000 * 2 ** 20],
      [99, 10 * 2 ** 20],
    ]);
    expect(gpuMemoryIn('NVIDIA-SMI has failed because\n').size).toBe(0);
  });
});

/** A run that ends while it is looked at: what it noted last counts, though the look began before. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { isAlive } from '../../../electron/node/runs/process';
import { RunEvidence } from '../../../electron/node/runs/runEvidence';
import { jobText, type RunJob } from '../../../shared/runs/job';
import { type StatusChange, statusText } from '../../../shared/runs/status';

vi.mock('../../../electron/node/runs/process', { spy: true });

const AT = '2026-11-29T06:00:00Z';
const RUNNING: StatusChange = {
  ...{ state: 'running', at: AT, pid: 2, host: hostname(), started: '1' },
};
const ENDED: readonly StatusChange[] = [
  RUNNING,
  { state: 'stopping', at: AT, signal: 2 },
  { state: 'ended', at: AT, code: 1, result: false },
];
const TRACEBACK = `Traceback (most recent call last):
  File "pinnboard_payload.py", line 40, in <module>
KeyboardInterrupt
`;

function runFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-evidence-'));
  writeFileSync(path.join(folder, 'status.json'), statusText([RUNNING]));
  return folder;
}

it('is stopped, and has not crashed, when it is asked to end in the middle of a look', async () => {
  const folder = runFolder();
  vi.mocked(isAlive).mockImplementationOnce(async () => {
    writeFileSync(path.join(folder, 'status.json'), statusText(ENDED));
    writeFileSync(path.join(folder, 'stderr.log'), TRACEBACK);
    return false;
  });
  expect(await new RunEvidence(folder).look()).toMatchObject({ state: 'stopped', changes: ENDED });
});

it('of another machine is as that machine said, whose name this one may have', async () => {
  const folder = runFolder();
  const job: RunJob = {
    ...{ host: 'GPU box', destination: 'gpu-box', scheduler: null, job: null },
    ...{ folder: '/scratch/first', submitted_at: AT, resources: null, now: null },
    ...{ alive: true, asked_at: new Date().toISOString() },
  };
  writeFileSync(path.join(folder, 'job.json'), jobText(job));
  writeFileSync(path.join(folder, 'stderr.log'), TRACEBACK);
  vi.mocked(isAlive).mockResolvedValue(false);
  expect((await new RunEvidence(folder).look()).state).toBe('running');
});

/** A job that is cancelled while main still reads its files: no worker may get to know it. */
import { beforeEach, expect, it, vi } from 'vitest';
import { sweepHandlers } from '../../../electron/main/ipc/handlers/sweep';
import type { AppWindow } from '../../../electron/main/window/appWindow';
import { Jobs } from '../../../electron/node/jobs/jobs';
import type { AppState } from '../../../electron/node/state/appState';

vi.mock('electron', () => ({ dialog: {} }));

let read: () => void = () => {};
const files = new Promise<object>((resolve) => {
  read = () => resolve({ base: {}, files: {} });
});
const plan = vi.fn(async () => []);
const window = {
  jobs: new Jobs(),
  session: { sweepBase: () => files },
  sweeps: { plan, cancel: () => {} },
} as unknown as AppWindow;
const handlers = sweepHandlers({} as AppState);
const ask = (job: number) =>
  handlers['sweep.plan'](
    { job, draft: {}, spec: { axes: [], method: { kind: 'grid' }, leave_out: [] } } as never,
    window,
  );

beforeEach(() => plan.mockClear());

it('a plan cancelled before its files are read does not reach the worker; the next one does', async () => {
  const first = ask(1);
  await handlers['sweep.cancel'](1, window);
  const second = ask(2);
  read();
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  await expect(second).resolves.toEqual([]);
  expect(plan).toHaveBeenCalledTimes(1);
  expect(plan).toHaveBeenCalledWith(2, expect.anything(), expect.anything());
});

it('a job number is free again after its answer', async () => {
  const jobs = new Jobs();
  await jobs.run(1, async () => null);
  jobs.cancel(1);
  await expect(jobs.run(1, async (signal) => signal.aborted)).resolves.toBe(false);
});

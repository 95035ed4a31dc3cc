/** A job that is cancelled while main still reads its files: no worker may get to know it. */
import path from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { pictureHandlers } from '../../../electron/main/ipc/handlers/pictures';
import { sweepHandlers } from '../../../electron/main/ipc/handlers/sweep';
import { verifyHandlers } from '../../../electron/main/ipc/handlers/verify';
import type { AppWindow } from '../../../electron/main/window/appWindow';
import { Jobs } from '../../../electron/node/jobs/jobs';
import type { AppState } from '../../../electron/node/state/appState';
import { training } from '../factory/help';

vi.mock('electron', () => ({ dialog: {} }));

let read: () => void = () => {};
const files = new Promise<object>((resolve) => {
  read = () => resolve({ base: {}, files: {} });
});
const plan = vi.fn(async () => 'page');
const window = {
  jobs: new Jobs(),
  session: { sweepBase: () => files },
  sweeps: { plan, cancel: () => {} },
  pictures: { cancel: () => {} },
  plans: { cancel: () => {} },
  preparer: { cancel: () => {} },
  values: { cancel: () => {} },
} as unknown as AppWindow;
const handlers = sweepHandlers('', {} as AppState);
const ask = (job: number) =>
  handlers['sweep.plan'](
    {
      job,
      draft: {},
      spec: { axes: [], method: { kind: 'grid' }, leave_out: [] },
      from: 0,
    } as never,
    window,
  );

beforeEach(() => plan.mockClear());

it('a plan cancelled before its files are read does not reach the worker; the next one does', async () => {
  const first = ask(1);
  await pictureHandlers().cancel(1, window);
  const second = ask(2);
  read();
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  await expect(second).resolves.toBe('page');
  expect(plan).toHaveBeenCalledTimes(1);
  expect(plan).toHaveBeenCalledWith(2, expect.anything(), expect.anything(), 0);
});

it('a verification cancelled while its environment is looked up starts no program', async () => {
  let answer: (environment: object) => void = () => {};
  const found = new Promise<object>((resolve) => {
    answer = resolve;
  });
  const request = training({ target: 'ptychopinn-2026.07' });
  const resolve = async () => ({ request, resolution: {} });
  const asked = { ...window, session: { resolve } } as unknown as AppWindow;
  const { verify } = verifyHandlers(path.join(import.meta.dirname, '../../../electron'), {
    environments: { find: () => found },
    settings: { get: () => null },
  } as unknown as AppState);
  const verifying = verify({ job: 3, draft: {}, environment: 'ref' } as never, asked);
  asked.jobs.cancel(3);
  answer({ name: 'ref', host: null, interpreter: process.execPath });
  await expect(verifying).rejects.toMatchObject({ code: 'cancelled' });
});

it('a job number is free again after its answer', async () => {
  const jobs = new Jobs();
  await jobs.run(1, async () => null);
  jobs.cancel(1);
  await expect(jobs.run(1, async (signal) => signal.aborted)).resolves.toBe(false);
});

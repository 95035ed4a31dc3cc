/** What a window gets from a handler that fails, and what the log gets. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerAll, type Handlers } from '../../../electron/main/ipc/handle';
import type { AppWindow } from '../../../electron/main/window/appWindow';
import { setLogSink, toStderr } from '../../../electron/node/log';
import { AppError } from '../../../shared/errors/appError';

type Answer = (event: unknown, argument: unknown) => Promise<unknown>;
const answers = new Map<string, Answer>();

vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, answer: Answer) => answers.set(channel, answer) },
}));

const log = vi.fn();
const about = vi.fn<() => Promise<null>>();
const ask = (channel: string, argument?: unknown, url = 'app://pinnboard/index.html') =>
  answers.get(channel)?.({ sender: {}, senderFrame: { url, parent: null } }, argument);

beforeEach(() => {
  setLogSink(log);
  const handlers = { about: about } as Partial<Handlers> as Handlers;
  answerAll(handlers, () => ({}) as AppWindow);
});
afterEach(() => {
  setLogSink(toStderr);
  log.mockReset();
});

describe('a handler', () => {
  it('that meets a bug answers without its message, and the log has its stack', async () => {
    const bug = new TypeError("Cannot read properties of undefined (reading 'x')");
    about.mockRejectedValue(bug);
    const answer = await ask('about');
    expect(answer).toEqual({ ok: false, error: { code: 'internal-error', parameters: {} } });
    expect(JSON.stringify(answer)).not.toContain('undefined');
    expect(log).toHaveBeenCalledExactlyOnceWith('about', bug);
  });

  it('that fails with an error of the catalogue answers with its code, and logs nothing', async () => {
    const cause = new AppError('npz-empty', {});
    about.mockRejectedValue(new AppError('array-unreadable', { array: 'Y' }, { cause }));
    expect(await ask('about')).toEqual({
      ok: false,
      error: {
        code: 'array-unreadable',
        parameters: { array: 'Y' },
        cause: { code: 'npz-empty', parameters: {} },
      },
    });
    about.mockRejectedValue(Object.assign(new Error('x'), { code: 'EIO', syscall: 'read' }));
    expect(await ask('about')).toMatchObject({ error: { code: 'system-error' } });
    about.mockRejectedValue(AbortSignal.abort().reason);
    expect(await ask('about')).toMatchObject({ error: { code: 'cancelled' } });
    expect(log).not.toHaveBeenCalled();
  });

  it('is not called by another page, or with an argument that is no argument of its channel', async () => {
    about.mockReset();
    expect(await ask('about', undefined, 'https://pinnboard/')).toMatchObject({
      error: { code: 'page-forbidden' },
    });
    expect(await ask('about', 1)).toMatchObject({
      error: { code: 'argument-invalid', parameters: { channel: 'about' } },
    });
    expect(about).not.toHaveBeenCalled();
  });
});

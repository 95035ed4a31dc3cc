/** What a failure blames: the user's file, the disk, or Pinnboard. */

import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readError } from '../../../electron/node/dataset/failure';
import { readDataset } from '../../../electron/node/dataset/read';
import type * as RegularFile from '../../../electron/node/dataset/regularFile';
import { knownError } from '../../../electron/node/files/errno';
import { Session } from '../../../electron/node/session/session';
import { failResolving, takeResolution } from '../../../renderer/store/resolve';
import { useStore } from '../../../renderer/store/store';
import { AppError, appErrorOf, errorData, errorDataSchema } from '../../../shared/errors/appError';
import { errorText } from '../../../shared/errors/words';
import { FIXTURES } from '../../conformance/read';

/** Reads of the dataset that fail, from the one of this number on. */
let failsFrom = Number.POSITIVE_INFINITY;
let failure: Error = new Error();

vi.mock('../../../electron/node/dataset/regularFile', async (original) => {
  const module = await original<typeof RegularFile>();
  return {
    ...module,
    openRegularFile: async (file: string) => {
      const opened = await module.openRegularFile(file);
      if (opened.status !== 'open') return opened;
      let reads = 0;
      const handle = new Proxy(opened.handle, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key);
          if (typeof value !== 'function') return value;
          return (...args: unknown[]) => {
            if (key === 'read' && ++reads > failsFrom) throw failure;
            return value.apply(target, args);
          };
        },
      }) as FileHandle;
      return { ...opened, handle };
    },
  };
});

const eio = (code: string) => Object.assign(new Error(code), { code, syscall: 'read' });
const FILE = path.join(FIXTURES, 'npz/train64.npz');

describe('a dataset that cannot be read', () => {
  it('blames the disk or the network share, wherever it fails', async () => {
    for (const [count, code] of [
      [0, 'EIO'],
      [1, 'ESTALE'],
      [2, 'EIO'],
    ] as const) {
      failsFrom = count;
      failure = eio(code);
      const said = JSON.stringify(await readDataset(FILE));
      expect(said, String(count)).toContain(
        `the disk or the network share does not respond; try again (${code})`,
      );
      expect(said, String(count)).not.toMatch(/damaged|truncated/);
    }
  });

  it('is an internal error when the mistake is ours, and logged', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(readError(new TypeError('x is undefined'), 'npz-damaged').code).toBe('internal-error');
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
    expect(readError(new RangeError('outside the file'), 'npz-damaged').code).toBe('npz-damaged');
  });

  it('was read before', async () => {
    failsFrom = Number.POSITIVE_INFINITY;
    expect((await readDataset(FILE)).status).toBe('ok');
    const handle = await open(FILE);
    await handle.close();
  });
});

describe('an error that was thrown', () => {
  it('is known when it has a code or comes from the system, and a bug otherwise', async () => {
    const cause = new AppError('npz-empty', {});
    expect(knownError(new AppError('array-unreadable', { array: 'Y' }, { cause }))?.message).toBe(
      '`Y` cannot be read. The file is empty (0 bytes). Copy or save the file again.',
    );
    expect(knownError(eio('EIO'))).toMatchObject({
      code: 'system-error',
      parameters: { syscall: 'read', errno: 'EIO' },
    });
    const signal = AbortSignal.abort();
    expect(knownError(signal.reason)?.code).toBe('cancelled');
    for (const bug of [new TypeError('x'), new Error('y'), 'z']) expect(knownError(bug)).toBeNull();
    await expect(new Session().look('none')).rejects.toMatchObject({ code: 'access-not-granted' });
  });

  it('crosses to another process with its parameters and causes', () => {
    const cause = new AppError('plane-index', { array: 'Y', planes: 2, index: 5 });
    const error = new AppError('array-unreadable', { array: 'Y' }, { cause });
    const data = errorDataSchema.parse(structuredClone(errorData(error)));
    expect(appErrorOf(data)).toEqual(error);
    expect(errorText(data)).toBe(error.message);
    for (const wrong of [null, {}, { code: 'toString', parameters: {} }, { code: 'cancelled' }])
      expect(errorDataSchema.safeParse(wrong).success).toBe(false);
  });
});

describe('a draft that could not be resolved', () => {
  it('has no findings, no payload and its failure, never what an earlier draft had', () => {
    const [first, second] = [
      useStore.getState().resolvedDocument,
      useStore.getState().resolvedDocument,
    ].map((resolved) => ({ ...resolved }));
    if (!first || !second) throw new Error('There is no draft');
    const earlier = { payload: { a: {} }, legacyParams: {}, findings: [], provenance: {} };
    takeResolution(first, earlier, 1);
    expect(useStore.getState()).toMatchObject({
      failure: null,
      resolution: { payload: { a: {} } },
    });
    failResolving(second, 'Something went wrong in Pinnboard: x.');
    expect(useStore.getState()).toMatchObject({
      failure: 'Something went wrong in Pinnboard: x.',
      resolution: { payload: null, findings: [] },
      resolvedDocument: second,
    });
    takeResolution(first, earlier, 1);
    expect(useStore.getState().failure).toBeNull();
  });
});

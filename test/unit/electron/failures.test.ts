/** Whose fault a failure is: the user's file, the disk, or Pinnboard. */
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { failureWords } from '../../../electron/node/dataset/failure';
import { readDataset } from '../../../electron/node/dataset/read';
import type * as RegularFile from '../../../electron/node/dataset/regularFile';
import { WriteProblem } from '../../../electron/node/files/atomicWrite';
import { Broken, Cancelled, Unusable } from '../../../electron/node/jobs/jobContext';
import { Problem, wordsOf } from '../../../electron/node/problem';
import { Session } from '../../../electron/node/session/session';
import { failResolving, takeResolution } from '../../../renderer/store/resolve';
import { useStore } from '../../../renderer/store/store';
import type { Draft } from '../../../shared/request/draft';
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
  it('is told as a disk or share that fails, wherever it fails', async () => {
    for (const [count, code] of [
      [0, 'EIO'],
      [1, 'ESTALE'],
      [2, 'EIO'],
    ] as const) {
      failsFrom = count;
      failure = eio(code);
      const said = JSON.stringify(await readDataset(FILE));
      expect(said, String(count)).toContain(`(${code}): the disk or the network share`);
      expect(said, String(count)).not.toMatch(/damaged|cut short/);
    }
  });

  it('is told as a bug when the mistake is ours, and logged', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(failureWords(new TypeError('x is undefined'), 'damaged')).toContain('bug in Pinnboard');
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
    expect(failureWords(new RangeError('outside the file'), 'damaged')).toBe('damaged');
  });

  it('was read before', async () => {
    failsFrom = Number.POSITIVE_INFINITY;
    expect((await readDataset(FILE)).status).toBe('ok');
    const handle = await open(FILE);
    await handle.close();
  });
});

describe('what main tells a window', () => {
  it('is the words of what a user can do something about, and of nothing else', async () => {
    const told = [new Problem('a'), new WriteProblem('b'), new Unusable('c'), new Broken('d')];
    expect(told.map(wordsOf)).toEqual(['a', 'b', 'c', 'd']);
    expect(wordsOf(new Cancelled())).toBe('cancelled');
    for (const bug of [new TypeError('x'), new Error('y'), 'z']) expect(wordsOf(bug)).toBeNull();
    await expect(new Session().look('none')).rejects.toThrow(Problem);
  });
});

describe('a draft that could not be resolved', () => {
  it('has no findings, no payload and its failure, never what an earlier draft had', () => {
    const [first, second] = [
      useStore.getState().resolvedDraft,
      useStore.getState().resolvedDraft,
    ].map((draft): Draft => ({ ...draft }));
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
      resolvedDraft: second,
    });
    takeResolution(first, earlier, 1);
    expect(useStore.getState().failure).toBeNull();
  });
});

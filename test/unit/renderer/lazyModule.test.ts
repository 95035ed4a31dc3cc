/** Modules that are loaded on demand: used at once when they are loaded, and a message when they cannot be. */
import { beforeEach, expect, test, vi } from 'vitest';
import { lazyModule } from '../../../renderer/kit/lazyModule';
import { useStore } from '../../../renderer/store/store';

beforeEach(() => useStore.setState({ problem: null }));

test('a loaded module is used at once, and is loaded only once', async () => {
  let times = 0;
  const one = lazyModule(async () => {
    times += 1;
    return { word: 'there' };
  });
  expect(one.loaded()).toBeUndefined();
  await Promise.all([one.load(), one.load()]);
  let got = '';
  one.with(({ word }) => {
    got = word;
  });
  expect(got).toBe('there');
  expect(times).toBe(1);
});

test('a module that cannot be loaded is shown and logged, and is tried again when it is needed again', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  const one = lazyModule(async () => {
    if (broken) throw new Error('no such file');
    return 'there';
  });
  one.with(() => expect.unreachable());
  await expect.poll(() => useStore.getState().problem).toContain('no such file');
  expect(useStore.getState().problem).toContain('restart or reinstall Pinnboard');
  expect(log).toHaveBeenCalled();
  log.mockRestore();
  broken = false;
  await expect(one.load()).resolves.toBe('there');
});

test('a failure of what uses a module is not taken for a module that is missing', async () => {
  const one = lazyModule(async () => 'there');
  await one.load();
  expect(() =>
    one.with(() => {
      throw new Error('of its own');
    }),
  ).toThrow('of its own');
  expect(useStore.getState().problem).toBeNull();
});

/** Parts of the window that are read later: at once when they are there, and a word when they cannot be read. */
import { beforeEach, expect, test } from 'vitest';
import { lazyModule } from '../../../renderer/kit/lazyModule';
import { useStore } from '../../../renderer/store/store';

beforeEach(() => useStore.setState({ problem: null }));

test('what was read is gone on with at once, and is read only once', async () => {
  let times = 0;
  const one = lazyModule(async () => {
    times += 1;
    return { word: 'there' };
  });
  expect(one.now()).toBeUndefined();
  await Promise.all([one.read(), one.read()]);
  let got = '';
  one.with(({ word }) => {
    got = word;
  });
  expect(got).toBe('there');
  expect(times).toBe(1);
});

test('a part that cannot be read is said in the window, and is tried again when it is wanted again', async () => {
  let broken = true;
  const one = lazyModule(async () => {
    if (broken) throw new Error('no such file');
    return 'there';
  });
  one.with(() => expect.unreachable());
  await expect.poll(() => useStore.getState().problem).toContain('no such file');
  broken = false;
  await expect(one.read()).resolves.toBe('there');
});

test('a failure of what goes on with a part is not taken for a part that is missing', async () => {
  const one = lazyModule(async () => 'there');
  await one.read();
  expect(() =>
    one.with(() => {
      throw new Error('of its own');
    }),
  ).toThrow('of its own');
  expect(useStore.getState().problem).toBeNull();
});

/** Answers of main that come late, in any order, or not at all. */
import { beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useStore } from '../../renderer/store/store';
import { main } from './main';
import { button, draft, openWindow, retype, row, settled } from './window';

beforeEach(openWindow);

it('an answer that a later edit overtook is dropped', async () => {
  main.hold();
  await retype('n_groups', '8');
  await retype('n_groups', '64');
  const [first] = main.waiting.filter(({ draft: { overrides } }) => overrides['n_groups'] === 8);
  expect(first).toBeDefined();
  // The later one first, the earlier one after it.
  for (const { answer } of main.waiting.splice(0).reverse()) answer();
  main.release();
  await settled();
  expect(useStore.getState().resolvedDocument.draft.overrides['n_groups']).toBe(64);
});

it('until the answer is there the window shows what it resolved last', async () => {
  await retype('n_groups', '8');
  await settled();
  const { resolution } = useStore.getState();
  main.hold();
  await retype('gridsize', '2');
  expect(draft().overrides['gridsize']).toBe(2);
  expect(useStore.getState().resolution).toBe(resolution);
  main.release();
  await settled();
  expect(useStore.getState().resolution).not.toBe(resolution);
  expect(row('gridsize').getAttribute('data-set')).toBe('override');
});

it('a filter chosen while a reset is being resolved shows what matches afterwards', async () => {
  await retype('n_groups', '8');
  await settled();
  main.hold();
  await userEvent.click(row('n_groups').querySelector('[aria-label^="Reset"]') ?? document.body);
  expect(draft().overrides).not.toHaveProperty('n_groups');
  await button(/^Set \d/).click();
  main.release();
  await settled();
  await expect.poll(() => document.querySelectorAll('[data-row]').length).toBe(0);
});

/** Findings on rows and in their tab: outcome, fix, acknowledgement. */
import { beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { draft, openWindow, retype, row, settled } from './window';

beforeEach(openWindow);

it('a finding that blocks stands on its row, and its fix resolves it', async () => {
  await settled();
  expect(row('n_groups').querySelector('[data-mark="blocked"]')).not.toBeNull();
  await retype('n_groups', '64');
  await settled();
  expect(row('n_groups').querySelector('[data-mark="blocked"]')).toBeNull();
});

it('a fix on the row sets what it offers, and its finding is gone', async () => {
  await retype('n_groups', '64');
  await settled();
  const fix = [...row('nphotons').querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Use 1e9',
  );
  expect(fix).toBeDefined();
  fix?.click();
  await settled();
  expect(draft().overrides).toEqual({ n_groups: 64, nphotons: 1e9 });
  expect(row('nphotons').textContent).not.toContain('Use 1e9');
});

it('undo takes an edit back, and redo brings it again', async () => {
  await retype('n_groups', '64');
  await settled();
  await userEvent.click(document.body);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => draft().overrides['n_groups']).not.toBe(64);
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await expect.poll(() => draft().overrides['n_groups']).toBe(64);
});

/** Findings on rows and in their tab: outcome, fix, acknowledgement. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useStore } from '../../renderer/store/store';
import { button, draft, openWindow, retype, row, settled } from './window';

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

const card = (rule: string): HTMLElement => {
  const cards = [...document.querySelectorAll<HTMLElement>('[role="tabpanel"] li')];
  const found = cards.find(({ textContent }) => textContent?.includes(rule));
  if (!found) throw new Error(`The panel has no finding ${rule}`);
  return found;
};

it('a card has one recommended fix, and the others in a menu', async () => {
  await retype('n_groups', '64');
  await settled();
  const names = [...card('nphotons-divergence').querySelectorAll('button')].map(
    ({ textContent }) => textContent,
  );
  expect(names.filter((name) => name?.startsWith('Use '))).toEqual(['Use 1e9']);
  await button('Other values').click();
  await page.getByRole('menuitem', { name: 'Use 1e5' }).click();
  await settled();
  expect(draft().overrides).toEqual({ n_groups: 64, nphotons: 1e5 });
});

it('a panel without findings says what was checked', async () => {
  useStore.setState((state) => ({ resolution: { ...state.resolution, findings: [] } }));
  await expect
    .element(page.getByRole('tabpanel'))
    .toHaveTextContent(/^No problems found in \d+ settings\.$/);
});

it('pressing a card goes to its row and selects it there', async () => {
  await retype('n_groups', '64');
  await settled();
  card('nphotons-divergence').querySelector<HTMLElement>('button b')?.click();
  await expect.poll(() => row('nphotons').contains(document.activeElement)).toBe(true);
  expect(card('nphotons-divergence').dataset['selected']).toBe('true');
});

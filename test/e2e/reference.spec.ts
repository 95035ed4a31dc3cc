/** No serious or critical violation on pages of the Reference, in either theme. */
import { expect, type Page } from 'playwright/test';
import { violations } from './axe';
import { TRAIN64, test } from './start';

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Reference' });
const search = (page: Page) => page.getByRole('combobox', { name: 'Search reference' });

test('axe finds nothing serious on its pages', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  await expect(page.getByRole('tabpanel')).toContainText('n-groups-missing');
  await page.keyboard.press('Shift+F1');
  await expect(sheet(page)).toBeVisible();
  const queries = ['', 'nphotons-divergence', 'learning_rate', 'probeGuess', 'nothing at all'];
  for (const query of queries) {
    await search(page).fill(query);
    await search(page).press('ArrowDown');
    expect.soft(await violations(page), query).toEqual([]);
  }
});

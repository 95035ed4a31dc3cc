/** The Reference: opened from a finding, a field and the palette, searched, followed, and closed again. */
import { expect, type Page } from 'playwright/test';
import { violations } from './axe';
import { choose, field, TRAIN64, tab, test } from './start';

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Reference' });
const search = (page: Page) => page.getByRole('combobox', { name: 'Search reference' });
const heading = (page: Page, name: string) => sheet(page).getByRole('heading', { name, level: 2 });

test('a finding leads to its rule, that to its fields, and Escape back to the finding', async ({
  open,
}) => {
  const { page } = await open({ file: TRAIN64 });
  const panel = await tab(page, 'Findings');
  const link = panel.getByRole('button', { name: 'nphotons-divergence', exact: true });
  await link.click();
  await expect(
    heading(page, 'PyTorch and TensorFlow assume different photon numbers'),
  ).toBeVisible();
  await expect(sheet(page)).toContainText('The Poisson loss is scaled by nphotons.');
  // What it finds in this request, and the list beside it, scrolled to the rule.
  await expect(sheet(page)).toContainText('nphotons is not set: PyTorch assumes 1e5');
  await expect(
    sheet(page).getByRole('option', { name: /nphotons-divergence/, selected: true }),
  ).toBeInViewport();
  await sheet(page).getByRole('button', { name: 'nphotons', exact: true }).click();
  await expect(heading(page, 'Photons per exposure')).toBeVisible();
  await expect(sheet(page).getByRole('article')).toBeFocused();
  await sheet(page).getByRole('button', { name: 'not-positive' }).click();
  await expect(heading(page, 'The value must be positive')).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading(page, 'Photons per exposure')).toBeVisible();
  await sheet(page).getByRole('button', { name: 'Forward →' }).click();
  await expect(heading(page, 'The value must be positive')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
  await expect(link).toBeFocused();
});

test('it is searched and navigated with the keyboard, from the active field and back', async ({
  open,
}) => {
  const { page } = await open({ file: TRAIN64 });
  await expect(page.getByText('24 × 64 × 64')).toBeVisible();
  await field(page, 'gridsize').focus();
  await page.keyboard.press('Shift+F1');
  await expect(heading(page, 'Grid size')).toBeVisible();
  await expect(sheet(page).getByRole('region', { name: 'Rules', exact: true })).toContainText(
    'neighbours-too-few',
  );
  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('few neighbours');
  await page.keyboard.press('ArrowDown');
  await expect(heading(page, 'Fewer neighbours than patterns in a group')).toBeVisible();
  await expect(search(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(sheet(page).getByRole('article')).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading(page, 'Grid size')).toBeVisible();
  await search(page).fill('zebra');
  await expect(sheet(page)).toContainText('No pages match “zebra”');
  await search(page).fill('');
  await page.keyboard.press('Escape');
  await expect(field(page, 'gridsize')).toBeFocused();
});

test('a page leads to the field in the form', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  await expect(page.getByText('24 × 64 × 64')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('n_groups is not set');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'n_groups is not set')).toBeVisible();
  await sheet(page).getByRole('button', { name: 'Go to n_groups' }).click();
  await expect(field(page, 'n_groups')).toBeFocused();
  // The row's own finding leads to its card, and that to its rule.
  await page
    .locator('[data-row][data-field="n_groups"]')
    .getByRole('button', { name: 'n-groups-missing' })
    .click();
  const card = page.getByRole('tabpanel').getByRole('button', { name: 'n-groups-missing' });
  await card.click();
  await expect(heading(page, 'n_groups is not set')).toBeVisible();
  await page.keyboard.press('Escape');
  await field(page, 'n_groups').focus();
  await page.keyboard.press('Shift+F1');
  await expect(heading(page, 'Number of groups')).toBeVisible();
});

test('the list is filtered by type, severity, and pages with findings', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  await expect(page.getByRole('tabpanel')).toContainText('n-groups-missing');
  await page.keyboard.press('Shift+F1');
  await sheet(page).getByRole('checkbox', { name: 'with findings' }).check();
  const options = sheet(page).getByRole('listbox').getByRole('option');
  await choose(sheet(page).getByLabel('Severity of rules'), 'errors');
  await expect(options).toHaveCount(1);
  await expect(options).toContainText('n-groups-missing');
  await expect(sheet(page).getByRole('button', { name: /^Rules/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await sheet(page)
    .getByRole('button', { name: /^Arrays/ })
    .click();
  await sheet(page).getByRole('checkbox', { name: 'with findings' }).uncheck();
  await sheet(page)
    .getByRole('option', { name: /probeGuess/ })
    .click();
  await expect(sheet(page).getByRole('article')).toContainText('array-missing');
});

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

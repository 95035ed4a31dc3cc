/** Fixes: looked at before they are applied, applied at once, taken back whole. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { answerSaveDialog } from './launch';
import { field, lookAt, row, test } from './start';

const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-'));
const card = (page: Page) => page.locator('[data-fix-card]');
const footer = (page: Page) => page.getByRole('contentinfo');

/** The request as the window saves it. */
async function exportedRequest(app: ElectronApplication, page: Page): Promise<string> {
  const file = path.join(folder(), 'exported.json');
  await answerSaveDialog(app, file);
  await page.keyboard.press('Control+Shift+S');
  await expect(footer(page).getByRole('status')).toContainText('Saved exported.json');
  return readFileSync(file, 'utf8');
}

test('on the bundled example: previewed by pointer and keyboard, applied, undone to the byte', async ({
  open,
}) => {
  const { app, page } = await open();
  await page.getByRole('button', { name: 'Try the example' }).click();
  const fix = row(page, 'n_groups').getByRole('button', { name: 'Set n_groups to 36' });
  await expect(fix).toBeVisible();
  const before = await exportedRequest(app, page);
  // What the values of the dataset tell has come: no late finding moves the row.
  await expect(page.getByText(/positions [\d.]+ apart/)).toBeVisible();
  const place = await fix.boundingBox();

  await lookAt(page, fix);
  await expect(card(page)).toContainText('+set override n_groups 36');
  await expect(card(page)).toContainText('Export would be possible. 2 fields change.');
  await expect(card(page)).toContainText('tf_training_config 1 · pt_training_config 1');
  await expect(card(page)).toContainText('tf_training_config.n_groups');
  await expect(card(page)).toContainText('Resolves 1, adds 0.');
  await expect(card(page)).toContainText('resolved Blocks export n-groups-missing');
  await expect.poll(() => fix.boundingBox()).toEqual(place);
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  // The focus comes back to the button, and with it no card, round which Tab would lead.
  await expect(fix).toBeFocused();
  await expect(field(page, 'n_groups')).toHaveValue('');

  await page.mouse.move(0, 0);
  await field(page, 'n_groups').focus();
  for (let i = 0; i < 4 && !(await fix.evaluate((b) => b === document.activeElement)); i += 1)
    await page.keyboard.press('Tab');
  await expect(fix).toBeFocused();
  await expect(card(page)).toBeVisible();
  await expect(fix).toHaveAccessibleDescription(/set override n_groups 36.*2 fields change/);
  await page.keyboard.press('Tab');
  await expect(card(page).getByRole('button', { name: 'Keep open' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(field(page, 'n_groups')).toHaveValue('36');
  await expect(field(page, 'n_groups')).toBeFocused();
  await expect(card(page)).toHaveCount(0);
  await expect(footer(page)).toContainText('Applied: Set n_groups to 36');
  await expect(row(page, 'n_groups').locator('[data-finding="n-groups-missing"]')).toHaveCount(0);

  await footer(page).getByRole('button', { name: 'Undo: Set n_groups to 36' }).click();
  await expect(footer(page)).toContainText('Undone: Set n_groups to 36');
  await expect(footer(page).getByRole('button', { name: /^Undo/ })).toHaveCount(0);
  await expect(row(page, 'n_groups').locator('[data-finding="n-groups-missing"]')).toBeVisible();
  expect(await exportedRequest(app, page)).toBe(before);
});

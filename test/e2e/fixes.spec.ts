/** Fixes: looked at before they are applied, applied at once, taken back whole. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { answerSaveDialog } from './launch';
import { field, lookAt, row, TRAIN64, tab, test } from './start';

const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-'));
const card = (page: Page) => page.locator('[data-fix-card]');
const footer = (page: Page) => page.getByRole('contentinfo');

/** A request file on a sound dataset, with these overrides. */
function requestFile(overrides: object): string {
  const file = path.join(folder(), 'request.json');
  const request = {
    target: 'adr-003',
    workflow: 'training',
    train_data_file: TRAIN64,
    output_dir: 'out',
    overrides: { n_groups: 8, nphotons: 1e9, test_data_file: 'v.npz', ...overrides },
    execution: null,
  };
  writeFileSync(file, JSON.stringify(request));
  return file;
}

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

test('a fix that adds a finding warns, and one click still applies it', async ({ open }) => {
  const { page } = await open({ file: requestFile({ grid_size: [1, 2], K: 3 }) });
  const panel = await tab(page, 'Findings');
  const fix = panel.getByRole('button', { name: 'Use (2, 2)' });
  await lookAt(page, fix);
  await expect(card(page)).toContainText('Warning This adds another finding.');
  await expect(card(page)).toContainText('~change override grid_size (1, 2) →  to (2, 2)');
  await expect(card(page)).toContainText('new Will crash neighbours-too-few');
  await expect(fix).toHaveAccessibleDescription(/This adds another finding/);
  await fix.click();
  await expect(panel).toContainText('neighbours-too-few');
  await expect(panel).not.toContainText('grid-not-square');
  await footer(page).getByRole('button', { name: /^Undo/ }).click();
  await expect(panel).toContainText('grid-not-square');
});

test('a preview stays open while the user reads it, and closes when the draft changes', async ({
  open,
}) => {
  const { page } = await open({ file: requestFile({ gridsize: 3, K: 4 }) });
  const panel = await tab(page, 'Findings');
  const fix = panel.getByRole('button', { name: 'Set neighbor_count to 9', exact: true });
  const keep = (await lookAt(page, fix)).getByRole('button', { name: 'Keep open' });
  await keep.click();
  await page.mouse.move(0, 0);
  await field(page, 'max_epochs').focus();
  // Left after it, a card that is not kept closes: by then this one would have closed, too.
  const other = row(page, 'neighbor_count').getByRole('button', { name: /^Set neighbor/ });
  await expect(async () => {
    await page.mouse.move(0, 0);
    await other.hover();
    await expect(card(page)).toHaveCount(2, { timeout: 2000 });
  }).toPass();
  await page.mouse.move(0, 0);
  await expect(card(page)).toHaveCount(1);
  await expect(card(page)).toContainText('pt_data_config.K');
  await expect(field(page, 'max_epochs')).toBeFocused();
  await page.keyboard.type('7');
  await expect(card(page)).toHaveCount(0);
});

test('the Undo of a fix disappears after another change', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  await row(page, 'n_groups').getByRole('button', { name: 'Set n_groups to 24' }).click();
  const undo = footer(page).getByRole('button', { name: /^Undo/ });
  await expect(undo).toBeVisible();
  await field(page, 'max_epochs').fill('7');
  await expect(undo).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(undo).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(footer(page)).toContainText('Undone: Set n_groups to 24');
});

test('all safe ones are shown as one diff, applied as one step, and undone as one', async ({
  open,
}) => {
  const { page } = await open({ file: requestFile({ zzzzzz: 1, qqqqqq: 2 }) });
  const panel = await tab(page, 'Findings');
  await expect(panel).toContainText('2 findings can be fixed');
  const all = panel.getByRole('button', { name: 'Apply all safe fixes' });
  await lookAt(page, all);
  await expect(card(page)).toContainText('Resolves 2, adds 0.');
  await all.click();
  const dialog = page.getByRole('dialog', { name: 'Apply all safe fixes' });
  await expect(dialog).toContainText('resolved Ignored unknown-override zzzzzz');
  await expect(dialog).toContainText('-remove override qqqqqq 2');
  await expect(dialog).toContainText('No field changes.');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(panel).toContainText('2 findings can be fixed');
  await page.keyboard.press('Control+Shift+F');
  await expect(dialog.getByRole('button', { name: 'Apply 2 fixes' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(footer(page)).toContainText('Applied: 2 safe fixes');
  await expect(panel).not.toContainText('unknown-override');
  await page.keyboard.press('Control+z');
  await expect(panel).toContainText('2 findings can be fixed');
});

/**
 * Two journeys, by mouse alone and by keyboard alone, and what they cost. With the window before documents the first took
 * 9 clicks and 5 values, the second, with one variant in place of two, 7 clicks. File dialogs of the system are not counted.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { Effort } from './effort';
import { answerOpenDialog, answerSaveDialog } from './launch';
import { field, row, TRAIN64, test } from './start';

const temporary = (): string => mkdtempSync(path.join(tmpdir(), 'pinnboard-effort-'));

/** Printed with the result; the report keeps it. */
function note(title: string, effort: Effort): void {
  console.log(`${title}: ${effort}`);
  test.info().annotations.push({ type: 'effort', description: `${effort}` });
}

const SETTINGS = { n_groups: 24, gridsize: 2, max_epochs: 100 };

/** The request of the exported payload. */
const exported = (file: string) => JSON.parse(readFileSync(file, 'utf8')).request;

async function expectExported(page: Page, file: string): Promise<void> {
  await expect(page.getByRole('status').last()).toContainText('Exported');
  expect(exported(file)).toMatchObject({
    overrides: { ...SETTINGS, nphotons: 1e9 },
    execution: { learning_rate: 3e-4 },
    output_dir: 'runs/a',
  });
}

test('from a new dataset to the saved payload by mouse alone', async ({ start }) => {
  const { app, page } = await start();
  const user = new Effort(page);
  await answerOpenDialog(app, TRAIN64);
  await user.click(page.getByRole('button', { name: 'Open dataset…' }));
  await user.click(row(page, 'n_groups').getByRole('button', { name: 'Set n_groups to 24' }));
  for (const [name, value] of [
    ['gridsize', '2'],
    ['max_epochs', '100'],
    ['learning_rate', '3e-4'],
  ] as const) {
    await user.click(field(page, name));
    await user.type(value);
  }
  await user.click(row(page, 'nphotons').getByRole('button', { name: 'Use 1e9' }));
  await page.getByRole('textbox', { name: 'Output folder' }).dblclick();
  user.clicks += 1;
  await user.type('runs/a');
  const file = path.join(temporary(), 'payload.json');
  await answerSaveDialog(app, file);
  await user.click(page.getByRole('button', { name: 'Export payload' }));
  await expectExported(page, file);
  note('new dataset to saved payload, mouse', user);
  expect(user.clicks).toBeLessThanOrEqual(8);
  expect(user.texts).toBeLessThanOrEqual(4);
  expect(user.keys).toBe(0);
});

test('from a new dataset to the saved payload by keyboard alone', async ({ start }) => {
  const { app, page } = await start();
  const user = new Effort(page);
  await answerOpenDialog(app, TRAIN64);
  await user.press('Control+o');
  await expect(page.getByText('24 × 64 × 64')).toBeVisible();
  await user.press('F8', 'Control+.');
  await expect(field(page, 'n_groups')).toHaveValue('24');
  await user.press('ArrowUp');
  await expect(field(page, 'gridsize')).toBeFocused();
  await user.type('2');
  await user.press('F8', 'Control+.');
  await expect(field(page, 'nphotons')).toHaveValue(/^1e9$|^1000000000/);
  for (const [query, name, value] of [
    ['training epochs', 'max_epochs', '100'],
    ['learning rate', 'learning_rate', '3e-4'],
    ['output', 'output_dir', 'runs/a'],
  ] as const) {
    await user.press('Control+k');
    await user.type(query);
    await user.press('Enter');
    await expect(row(page, name).getByRole('textbox')).toBeFocused();
    await user.type(value);
  }
  const file = path.join(temporary(), 'payload.json');
  await answerSaveDialog(app, file);
  await user.press('Control+e');
  await expectExported(page, file);
  note('new dataset to saved payload, keyboard', user);
  expect(user.keys).toBeLessThanOrEqual(13);
  expect(user.clicks).toBe(0);
});

/** A saved request of three settings. */
function savedRequest(): string {
  const file = path.join(temporary(), 'first.json');
  const request = {
    format: 'pinnboard.request',
    version: 1,
    target: 'adr-003',
    workflow: 'training',
    train_data_file: TRAIN64,
    output_dir: 'runs/a',
    overrides: SETTINGS,
    execution: null,
  };
  writeFileSync(file, JSON.stringify(request));
  return file;
}

/** The panel compares the original and two variants by what differs alone. */
async function expectThreeCompared(page: Page): Promise<void> {
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByRole('button', { name: /^Source / })).toHaveCount(3);
  await expect(panel).toContainText('1 setting differs');
  const compared = panel.getByRole('row', { name: /^n_groups/ });
  for (const value of ['24', '20', '16']) await expect(compared).toContainText(value);
}

test('open, duplicate and compare three variants by mouse alone', async ({ start }) => {
  const { app, page } = await start();
  const user = new Effort(page);
  await answerOpenDialog(app, savedRequest());
  await user.click(page.getByRole('button', { name: 'Open a saved request or payload…' }));
  await expect(field(page, 'n_groups')).toHaveValue('24');
  await user.click(
    page.locator('[data-document]'),
    page.getByRole('menuitem', { name: 'Duplicate as a variant' }),
  );
  await field(page, 'n_groups').dblclick();
  user.clicks += 1;
  await user.type('20');
  await user.click(page.getByRole('button', { name: 'Duplicate as a variant' }));
  await field(page, 'n_groups').dblclick();
  user.clicks += 1;
  await user.type('16');
  await expectThreeCompared(page);
  note('open, duplicate, compare three variants, mouse', user);
  expect(user.clicks).toBeLessThanOrEqual(6);
  expect(user.texts).toBe(2);
  expect(user.keys).toBe(0);
});

test('open, duplicate and compare three variants by keyboard alone', async ({ start }) => {
  const { app, page } = await start();
  const user = new Effort(page);
  await answerOpenDialog(app, savedRequest());
  await user.press('Control+o');
  await expect(field(page, 'n_groups')).toHaveValue('24');
  await user.press('Control+d', 'Control+k');
  await user.type('n_groups');
  await user.press('Enter');
  await expect(field(page, 'n_groups')).toBeFocused();
  await user.type('20');
  await user.press('Control+d', 'Control+a');
  await user.type('16');
  await expectThreeCompared(page);
  note('open, duplicate, compare three variants, keyboard', user);
  expect(user.keys).toBeLessThanOrEqual(6);
  expect(user.clicks).toBe(0);
});

/** Findings: grouped, explained, walked, mended and acknowledged. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { answerSaveDialog } from './launch';
import { field, row, TRAIN64, tab, test } from './start';

test('they are grouped by consequence, and each says why and goes to its field', async ({
  start,
}) => {
  const { page } = await start({ args: [TRAIN64] });
  const panel = await tab(page, 'Findings');
  await expect(panel.getByRole('heading', { name: /^Refused 1/ })).toBeVisible();
  await expect(panel.getByRole('heading', { name: /^Wrong result 1/ })).toBeVisible();
  const card = panel.getByRole('listitem').filter({ hasText: 'nphotons-divergence' });
  await card.getByText('Why', { exact: true }).click();
  await expect(card).toContainText('The Poisson loss is scaled by the photon number.');
  await expect(card).toContainText('Source: Blueprint 4.3');
  await card.getByRole('button', { name: 'Go to nphotons' }).click();
  await expect(field(page, 'nphotons')).toBeFocused();
});

test('F8 and Shift+F8 walk through them, the errors first', async ({ start }) => {
  const { page } = await start({ args: [TRAIN64] });
  await expect(page.getByRole('tabpanel')).toContainText('n-groups-missing');
  await page.keyboard.press('F8');
  await expect(field(page, 'n_groups')).toBeFocused();
  await expect(page.getByRole('status').last()).toContainText('1 of 3');
  await page.keyboard.press('F8');
  await expect(
    field(page, 'nphotons').or(field(page, 'test_data_file')).and(page.locator(':focus')),
  ).toBeVisible();
  await page.keyboard.press('Shift+F8');
  await expect(field(page, 'n_groups')).toBeFocused();
});

test('all safe ones are fixed at once, and undone at once', async ({ start }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-'));
  const file = path.join(folder, 'typed.json');
  const { page, app } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').fill('8');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: /Export payload/ }).click();
  await expect(page.getByRole('status').last()).toContainText('Exported');
  const written = JSON.parse(readFileSync(file, 'utf8'));
  written.request.overrides.zzzzzz = 1;
  written.request.overrides.qqqqqq = 2;
  writeFileSync(file, JSON.stringify(written));
  const second = await start({ args: [file] });
  const panel = await tab(second.page, 'Findings');
  await expect(panel).toContainText('2 findings can be mended');
  await panel.getByRole('button', { name: 'Fix all safe ones' }).click();
  await expect(panel).not.toContainText('unknown-override');
  await second.page.keyboard.press('Control+z');
  await expect(panel).toContainText('2 findings can be mended');
});

test('a warning is acknowledged with a note, which is exported and comes back', async ({
  start,
}) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'noted.json');
  const { app, page } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').fill('8');
  const panel = await tab(page, 'Findings');
  await panel.getByRole('button', { name: 'Acknowledge test-data-missing' }).click();
  await page.keyboard.type('validated elsewhere');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: /^Acknowledged 1/ })).toBeVisible();
  await expect(row(page, 'test_data_file')).not.toContainText('test-data-missing');
  await expect(page.getByRole('contentinfo')).toContainText('1 warning');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: /Export payload/ }).click();
  await expect(page.getByRole('status').last()).toContainText('Exported');
  const { request, findings } = JSON.parse(readFileSync(file, 'utf8'));
  expect(request.acknowledgements).toEqual([
    { rule: 'test-data-missing', field: 'test_data_file', note: 'validated elsewhere' },
  ]);
  expect(findings.find((f: { rule: string }) => f.rule === 'test-data-missing')).toMatchObject({
    acknowledged: 'validated elsewhere',
  });
  const again = await start({ args: [file] });
  const reopened = await tab(again.page, 'Findings');
  await expect(reopened).toContainText('“validated elsewhere”');
  await reopened.getByRole('button', { name: 'Take back' }).click();
  await expect(reopened).not.toContainText('validated elsewhere');
});

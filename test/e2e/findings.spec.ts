/** Findings: acknowledged, exported and restored. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { answerSaveDialog } from './launch';
import { field, row, TRAIN64, tab, test } from './start';

test('a warning is acknowledged with a reason, which is exported and restored', async ({
  open,
}) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'noted.json');
  const { app, page } = await open({ file: TRAIN64 });
  await field(page, 'n_groups').fill('8');
  const panel = await tab(page, 'Findings');
  await panel.getByRole('button', { name: 'Acknowledge test-data-missing' }).click();
  await expect(panel.locator('input:focus')).toBeVisible();
  await page.keyboard.type('validated elsewhere');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: /^Acknowledged 1/ })).toBeVisible();
  await expect(
    row(page, 'test_data_file').locator('[data-finding="test-data-missing"]'),
  ).toHaveCount(0);
  await expect(page.getByRole('contentinfo')).toContainText('1 wrong result');
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
  const again = await open({ file });
  const reopened = await tab(again.page, 'Findings');
  await expect(reopened).toContainText('“validated elsewhere”');
  await reopened.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(reopened).not.toContainText('validated elsewhere');
});

/** Findings: grouped, explained, walked, mended and acknowledged. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { answerSaveDialog } from './launch';
import { field, row, TRAIN64, tab, test } from './start';

test('they are grouped by outcome, and each says why and goes to its field', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  const panel = await tab(page, 'Findings');
  await expect(
    panel.getByRole('list', { name: 'Blocks export' }).getByRole('listitem'),
  ).toHaveCount(1);
  await expect(panel.getByRole('list', { name: 'Wrong result' }).getByRole('listitem')).toHaveCount(
    1,
  );
  const card = panel.getByRole('listitem').filter({ hasText: 'nphotons-divergence' });
  await card.getByText('Why', { exact: true }).click();
  await expect(card).toContainText('The Poisson loss is scaled by nphotons.');
  await card.getByRole('button', { name: 'Other values' }).click();
  await expect(page.getByRole('menuitem')).toHaveText([/^Use 1e5Resolves 1, adds \d+\.$/]);
  await page.keyboard.press('Escape');
  await expect(card).toContainText(
    'Source: The design document, Two photon defaults. Read, not run: ',
  );
  await card.getByRole('button', { name: 'Two photon defaults' }).click();
  const sheet = page.getByRole('dialog', { name: 'Reference' });
  await expect(sheet.getByRole('heading', { name: 'Two photon defaults', level: 2 })).toBeVisible();
  await expect(sheet.getByRole('region', { name: 'Rules that cite it' })).toContainText(
    'nphotons-divergence',
  );
  await page.keyboard.press('Escape');
  await card.getByRole('button', { name: 'Go to nphotons' }).click();
  await expect(field(page, 'nphotons')).toBeFocused();
});

test('F8 and Shift+F8 step through them, errors first', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  await expect(page.getByRole('tabpanel')).toContainText('n-groups-missing');
  await page.keyboard.press('F8');
  await expect(field(page, 'n_groups')).toBeFocused();
  await expect(page.getByRole('status').last()).toContainText('1 of 3');
  await page.keyboard.press('F8');
  await expect(
    field(page, 'nphotons').or(field(page, 'test_data_file')).and(page.locator(':focus')),
  ).toBeVisible();
  await expect(page.getByRole('status').last()).toContainText('2 of 3');
  await page.keyboard.press('Shift+F8');
  await expect(field(page, 'n_groups')).toBeFocused();
});

test('a warning is acknowledged with a reason, which is exported and restored', async ({
  start,
}) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'noted.json');
  const { app, page } = await start({ args: [TRAIN64] });
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
  const again = await start({ args: [file] });
  const reopened = await tab(again.page, 'Findings');
  await expect(reopened).toContainText('“validated elsewhere”');
  await reopened.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(reopened).not.toContainText('validated elsewhere');
});

test('many are filtered, searched, folded, copied, and acknowledged together', async ({
  start,
}) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'many.json');
  const unknown = Array.from({ length: 32 }, (_, i) => [`unheard_of_${i}`, i]);
  writeFileSync(
    file,
    JSON.stringify({
      target: 'adr-003',
      workflow: 'training',
      train_data_file: TRAIN64,
      output_dir: 'out',
      overrides: { gridsize: 3, K: 4, ...Object.fromEntries(unknown) },
      execution: null,
    }),
  );
  const { app, page } = await start({ args: [file] });
  const panel = await tab(page, 'Findings');
  await expect(panel).toContainText('36 findings');
  await panel.getByRole('button', { name: 'Blocks export 1' }).click();
  await expect(panel).toContainText('1 of 36 findings');
  await expect(panel.getByRole('list')).toHaveCount(1);
  await panel.getByRole('button', { name: 'Blocks export 1' }).click();
  await panel.getByRole('button', { name: /^Load/ }).click();
  await expect(panel).toContainText('neighbours-too-few');
  await expect(panel).not.toContainText('n-groups-missing');
  await panel.getByRole('button', { name: 'Show all' }).click();
  await panel.getByLabel('Search findings').fill('unheard 31');
  await expect(panel).toContainText('1 of 36 findings');
  await panel.getByRole('button', { name: 'Copy as Markdown' }).click();
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toContain('- **Ignored** `unknown-override`');
  expect(await copied()).toContain('unheard\\_of\\_31');
  expect(await copied()).not.toContain('n-groups-missing');
  await panel.getByLabel('Search findings').fill('nothing like it');
  await panel.getByRole('button', { name: 'Show all 36' }).click();

  const ignored = panel.getByRole('list', { name: 'Ignored' });
  await panel.getByRole('heading', { name: /^Ignored/ }).click();
  await expect(ignored).toBeHidden();
  await tab(page, 'Diff');
  await tab(page, 'Findings');
  await expect(ignored).toBeHidden();
  await panel.getByRole('heading', { name: /^Ignored/ }).click();
  await ignored.getByRole('button', { name: 'Acknowledge unknown-override' }).first().click();
  await expect(ignored.locator('input:focus')).toBeVisible();
  await page.keyboard.type('kept for another tool');
  await ignored.getByRole('button', { name: 'All 32' }).click();
  await expect(panel.getByRole('heading', { name: /^Acknowledged 32/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(panel.getByRole('heading', { name: /^Acknowledged/ })).toHaveCount(0);
});

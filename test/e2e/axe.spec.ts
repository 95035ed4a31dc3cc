/** No serious or critical violation in either theme in the states of sheets and questions; views.spec.ts looks at each view. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { violations } from './axe';
import { answerOpenDialog, answerTarget } from './launch';
import { choose, dropFile, field, lookAt, row, TRAIN64, tab, test } from './start';

test('axe finds nothing serious in questions, sheets and previews', async ({ start }) => {
  test.setTimeout(240_000);
  const { app, page } = await start({ target: null });
  const check = async (where: string) => expect.soft(await violations(page), where).toEqual([]);

  await test.step('the question for the target', async () => {
    await expect(page.getByRole('radio').first()).toBeVisible();
    await check('none chosen');
    await page.getByRole('radio').last().check();
    await check('one chosen');
  });

  await test.step('the empty window', async () => {
    await answerTarget(page, 'adr-003');
    await check('empty window');
  });

  await test.step('where requests are exported and imported', async () => {
    await dropFile(page, TRAIN64);
    await expect(page.getByText('24 × 64 × 64')).toBeVisible();
    await field(page, 'n_groups').fill('8');
    await tab(page, 'Export as');
    await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible();
    await check('tab');
    await page.getByRole('button', { name: 'More actions' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await check('menu');
    await page.keyboard.press('Escape');
    const sheet = page.getByRole('dialog');
    await page.keyboard.press('Control+Shift+E');
    await expect(sheet.getByRole('region', { name: 'Preview' })).toBeVisible();
    await check('export as');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+i');
    const text = sheet.getByLabel('Text to import');
    await expect(text).toBeVisible();
    await check('import, empty');
    await text.fill('no request');
    await expect(sheet).toContainText('Cannot import');
    await check('import, not read');
    await text.fill(
      JSON.stringify({
        workflow: 'training',
        train_data_file: 'theirs.npz',
        output_dir: 'o',
        overrides: { n_groups: 4 },
      }),
    );
    await expect(sheet).toContainText('fields change');
    await check('import, read');
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
  });

  await test.step('the sheet of presets', async () => {
    await field(page, 'max_epochs').fill('7');
    await page.keyboard.press('Control+p');
    const sheet = page.getByRole('dialog', { name: 'Presets' });
    await expect(sheet).toBeVisible();
    await check('presets');
    await sheet.getByRole('button', { name: 'Save current settings…' }).click();
    await sheet.getByLabel('Name').fill('lab');
    await check('save preset');
    await sheet.getByRole('button', { name: 'Save preset' }).click();
    await expect(sheet.getByRole('button', { name: /^lab/ })).toBeVisible();
    await sheet.getByRole('button', { name: /^lab/ }).click();
    await check('preset');
    for (const view of ['Edit…', 'Compare…', 'Apply…']) {
      await sheet.getByRole('button', { name: /^lab/ }).click();
      await sheet.getByRole('button', { name: view }).click();
      await expect(sheet.getByText('Resolving…')).toHaveCount(0);
      await check(view);
    }
    await choose(sheet.getByLabel('Combine with another preset'), 'CI profile (example)');
    await expect(sheet).toContainText('was made for');
    await expect(sheet.getByText('Resolving…')).toHaveCount(0);
    await check('misfit');
    await sheet.getByRole('button', { name: 'Replace my own settings' }).click();
    await sheet
      .getByRole('button', { name: /^Apply/ })
      .last()
      .click();
    await expect(sheet).toHaveCount(0);
    await field(page, 'max_epochs').fill('8');
    await expect(row(page, 'max_epochs')).toContainText('override');
    await check('marks');
  });

  await test.step('the previews of fixes', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'request.json');
    const request = {
      target: 'adr-003',
      workflow: 'training',
      train_data_file: TRAIN64,
      output_dir: 'out',
      overrides: { grid_size: [1, 2], K: 3, zzzzzz: 1 },
      execution: null,
    };
    writeFileSync(file, JSON.stringify(request));
    await answerOpenDialog(app, file);
    await page.keyboard.press('Control+o');
    const panel = await tab(page, 'Findings');
    const fix = panel.getByRole('button', { name: 'Use (2, 2)' });
    await (await lookAt(page, fix)).getByRole('button', { name: 'Keep open' }).click();
    await check('card of a fix');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+F');
    await expect(page.getByRole('dialog')).toContainText('zzzzzz');
    await check('all safe fixes');
  });
});

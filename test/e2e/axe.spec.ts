/** No serious or critical violation in either theme in the states of sheets and questions; views.spec.ts looks at each view. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { violations } from './axe';
import { choose, field, lookAt, row, TRAIN64, tab, test } from './start';

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing serious in the question for the target in the ${colorScheme} theme`, async ({
    start,
  }) => {
    const { page } = await start({ target: null });
    await page.emulateMedia({ colorScheme });
    await expect(page.getByRole('radio').first()).toBeVisible();
    expect(await violations(page), 'none chosen').toEqual([]);
    await page.getByRole('radio').last().check();
    expect(await violations(page), 'one chosen').toEqual([]);
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing serious in the previews of fixes, ${colorScheme}`, async ({ start }) => {
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
    const { page } = await start({ args: [file] });
    await page.emulateMedia({ colorScheme });
    const fix = page.getByRole('tabpanel').getByRole('button', { name: 'Use (2, 2)' });
    await (await lookAt(page, fix)).getByRole('button', { name: 'Keep open' }).click();
    expect(await violations(page), 'card').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+F');
    await expect(page.getByRole('dialog')).toContainText('zzzzzz');
    expect(await violations(page), 'dialog').toEqual([]);
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing serious where requests are exported and imported, ${colorScheme}`, async ({
    start,
  }) => {
    const { page } = await start({ args: [TRAIN64] });
    await page.emulateMedia({ colorScheme });
    await field(page, 'n_groups').fill('8');
    await tab(page, 'Export as');
    await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible();
    expect(await violations(page), 'tab').toEqual([]);
    await page.getByRole('button', { name: 'More actions' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    expect(await violations(page), 'menu').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+E');
    await expect(page.getByRole('dialog').getByRole('region', { name: 'Preview' })).toBeVisible();
    expect(await violations(page), 'export as').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+i');
    const text = page.getByRole('dialog').getByLabel('Text to import');
    await expect(text).toBeVisible();
    expect(await violations(page), 'empty').toEqual([]);
    await text.fill('no request');
    await expect(page.getByRole('dialog')).toContainText('Cannot import');
    expect(await violations(page), 'not read').toEqual([]);
    await text.fill(
      JSON.stringify({
        workflow: 'training',
        train_data_file: 'theirs.npz',
        output_dir: 'o',
        overrides: { n_groups: 4 },
      }),
    );
    await expect(page.getByRole('dialog')).toContainText('fields change');
    expect(await violations(page), 'read').toEqual([]);
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing serious in the sheet of presets, ${colorScheme}`, async ({ start }) => {
    const { page } = await start({ args: [TRAIN64] });
    await page.emulateMedia({ colorScheme });
    await field(page, 'n_groups').fill('8');
    await field(page, 'max_epochs').fill('7');
    await page.keyboard.press('Control+p');
    const sheet = page.getByRole('dialog', { name: 'Presets' });
    await expect(sheet).toBeVisible();
    expect(await violations(page), 'beginning').toEqual([]);
    await sheet.getByRole('button', { name: 'Save current settings…' }).click();
    await sheet.getByLabel('Name').fill('lab');
    expect(await violations(page), 'save').toEqual([]);
    await sheet.getByRole('button', { name: 'Save preset' }).click();
    await expect(sheet.getByRole('button', { name: /^lab/ })).toBeVisible();
    for (const view of ['Edit…', 'Compare…', 'Apply…']) {
      await sheet.getByRole('button', { name: /^lab/ }).click();
      expect(await violations(page), 'preset').toEqual([]);
      await sheet.getByRole('button', { name: view }).click();
      await expect(sheet.getByText('Resolving…')).toHaveCount(0);
      expect(await violations(page), view).toEqual([]);
    }
    await choose(sheet.getByLabel('Combine with another preset'), 'CI profile (example)');
    await expect(sheet).toContainText('was made for');
    await expect(sheet.getByText('Resolving…')).toHaveCount(0);
    expect(await violations(page), 'misfit').toEqual([]);
    await sheet.getByRole('button', { name: 'Replace my own settings' }).click();
    await sheet
      .getByRole('button', { name: /^Apply/ })
      .last()
      .click();
    await expect(sheet).toHaveCount(0);
    await field(page, 'max_epochs').fill('8');
    await expect(row(page, 'max_epochs')).toContainText('override');
    expect(await violations(page), 'marks').toEqual([]);
  });

test('axe finds nothing serious in the empty window', async ({ start }) => {
  const { page } = await start();
  expect(await violations(page)).toEqual([]);
});

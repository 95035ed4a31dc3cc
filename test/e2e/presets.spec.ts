/** Presets in the real window: saved, applied with a preview, taken back, shared in a folder. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { expectDraft } from './drafts';
import { answerOpenDialog, answerSaveDialog } from './launch';
import { field, row, show, TRAIN64, test } from './start';

const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-'));
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Presets' });
const footer = (page: Page) => page.getByRole('contentinfo');

function presetFile(place: string, name: string, more: object): string {
  const file = path.join(place, `${name}.pinnboard-preset.json`);
  writeFileSync(file, JSON.stringify({ format: 'pinnboard.preset', version: 1, name, ...more }));
  return file;
}

/** Saves what is set now under a name. */
async function save(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+p');
  await sheet(page).getByRole('button', { name: 'Save current settings…' }).click();
  await sheet(page).getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await expect(sheet(page).getByRole('status').first()).toContainText(`Saved ${name}.`);
}

test('saved from the form without its paths, and applied with a preview, as one step of undo', async ({
  start,
}) => {
  const userDataDir = folder();
  const { app, page } = await start({ args: [TRAIN64], userDataDir });
  await field(page, 'n_groups').fill('8');
  await field(page, 'nphotons').fill('1e9');
  await show(page, 'All');
  await field(page, 'test_data_file').fill('/data/v.npz');
  await page.keyboard.press('Control+p');
  await sheet(page).getByRole('button', { name: 'Save current settings…' }).click();
  const box = (name: string) => sheet(page).getByRole('checkbox', { name: new RegExp(`^${name}`) });
  await expect(box('n_groups')).toBeChecked();
  await expect(box('test_data_file')).not.toBeChecked();
  await page.keyboard.press('Escape');
  await save(page, 'lab-baseline');
  await expect(sheet(page)).toContainText('nphotons');
  await expect(sheet(page)).not.toContainText('v.npz');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+n');
  await page.getByRole('radio', { name: 'adr-003' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(field(page, 'n_groups')).toHaveValue('');
  await field(page, 'n_groups').fill('4');
  await page.keyboard.press('Control+p');
  await sheet(page)
    .getByRole('button', { name: /^lab-baseline/ })
    .click();
  await sheet(page).getByRole('button', { name: 'Apply…' }).click();
  await expect(sheet(page)).toContainText('keeps 4, your own setting');
  await expect(sheet(page)).toContainText('+set override nphotons 1000000000.0');
  await sheet(page).getByRole('button', { name: 'Replace my own settings' }).click();
  await expect(sheet(page)).toContainText('replaces 4, your own setting');
  await expect(sheet(page)).toContainText('~change override n_groups 4 →  to 8');
  await expect(sheet(page)).toContainText('resolved Wrong result nphotons-divergence');
  await sheet(page).getByRole('button', { name: 'Apply 2 settings' }).click();
  await expect(sheet(page)).toHaveCount(0);
  await expect(field(page, 'n_groups')).toHaveValue('8');
  await expect(row(page, 'n_groups')).toContainText('preset lab-baseline');

  await field(page, 'n_groups').fill('9');
  await expect(row(page, 'n_groups')).toContainText('changed from 8 (preset lab-baseline)');
  await expect(row(page, 'nphotons')).toContainText('preset lab-baseline');
  await expect(row(page, 'nphotons')).not.toContainText('changed from');
  await page.keyboard.press('Control+z');
  await expect(row(page, 'n_groups')).not.toContainText('changed from');
  await footer(page).getByRole('button', { name: 'Undo: preset lab-baseline' }).click();
  await expect(field(page, 'n_groups')).toHaveValue('4');
  await expect(row(page, 'n_groups')).not.toContainText('preset');

  await page.keyboard.press('Control+Shift+z');
  await expect(row(page, 'n_groups')).toContainText('preset lab-baseline');
  await expectDraft(userDataDir, {
    draft: { overrides: { n_groups: 8 } },
    origins: { 'override n_groups': { preset: 'lab-baseline' } },
  });
  await page.reload();
  await expect(row(page, 'n_groups')).toContainText('preset lab-baseline');
  await app.close();
  const again = await start({ userDataDir });
  await again.page.keyboard.press('Control+p');
  await expect(sheet(again.page).getByRole('region', { name: 'My presets' })).toContainText(
    'lab-baseline',
  );
});

test('the team folder is watched: a file that appears, changes, breaks and disappears', async ({
  start,
}) => {
  const { app, page } = await start({ args: [TRAIN64] });
  const team = folder();
  await answerOpenDialog(app, team);
  await page.keyboard.press('Control+p');
  await sheet(page).getByRole('button', { name: 'Choose team folder…' }).click();
  const list = sheet(page).getByRole('region', { name: 'Team' });
  await expect(list).toContainText('No presets in this folder.');
  const file = presetFile(team, 'shared', { overrides: { n_groups: 8 } });
  const other = presetFile(team, 'other', { overrides: { n_groups: 1 } });
  await list.getByRole('button', { name: /^shared/ }).click();
  await expect(sheet(page).getByRole('row', { name: /^n_groups/ })).toContainText('8');
  await expect(sheet(page).getByRole('button', { name: 'Delete' })).toHaveCount(0);
  presetFile(team, 'shared', { overrides: { n_groups: 9 } });
  await expect(sheet(page).getByRole('row', { name: /^n_groups/ })).toContainText('9');
  writeFileSync(file, '{"format":"pinnboard.preset"');
  await expect(list).toContainText(`Invalid ${path.basename(file)}`);
  await expect(list.getByRole('button', { name: /^other/ })).toBeVisible();
  rmSync(file);
  rmSync(other);
  await expect(list).toContainText('No presets in this folder.');
  await sheet(page).getByRole('button', { name: 'Remove team folder' }).click();
  await expect(list).toHaveCount(0);
});

test('edited, deleted and restored, exported and imported', async ({ start }) => {
  const { app, page } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').fill('8');
  await save(page, 'first');
  await sheet(page).getByRole('button', { name: 'Edit…' }).click();
  await sheet(page).getByLabel('Description').fill('Where runs start from');
  await sheet(page).getByLabel('Name').fill('baseline');
  await page.keyboard.press('Enter');
  const mine = sheet(page).getByRole('region', { name: 'My presets' });
  await expect(mine.getByRole('button')).toHaveText(['baseline1 setting']);
  await expect(sheet(page)).toContainText('Where runs start from');

  const file = path.join(folder(), 'out.pinnboard-preset.json');
  await answerSaveDialog(app, file);
  await sheet(page).getByRole('button', { name: 'Export…' }).click();
  await expect(sheet(page).getByRole('status').first()).toContainText(`Exported to ${file}`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    format: 'pinnboard.preset',
    name: 'baseline',
    overrides: { n_groups: 8 },
  });

  await sheet(page).getByRole('button', { name: 'Delete' }).click();
  await expect(mine).toContainText('None yet');
  await sheet(page).getByRole('status').first().getByRole('button', { name: 'Undo' }).click();
  await expect(mine.getByRole('button')).toHaveText(['baseline1 setting']);

  await answerOpenDialog(app, file);
  await sheet(page).getByRole('button', { name: 'Import…' }).click();
  await expect(sheet(page).getByRole('status').first()).toContainText('You already have');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"n_groups": 8', '"n_groups": 16'));
  await sheet(page).getByRole('button', { name: 'Import…' }).click();
  await expect(mine.getByRole('button')).toHaveText(['baseline1 setting', 'baseline (2)1 setting']);
  writeFileSync(file, '{"format":"pinnboard.preset","version":1,"name":"x","override":{}}');
  await sheet(page).getByRole('button', { name: 'Import…' }).click();
  await expect(sheet(page).getByRole('status').first()).toContainText('is damaged');
});

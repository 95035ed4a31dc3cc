/** The form: finding a field, setting it, walking the rows, and keeping what was typed. */
import { expect } from 'playwright/test';
import { answerOpenDialog } from './launch';
import { resize } from './resize';
import { chooseTarget, expectTarget } from './runSetup';
import { choose, field, row, show, TRAIN64, test } from './start';

test('a field is found by alias, label, help, layer and level', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  const search = page.getByLabel('Search fields');
  const names = () =>
    page.locator('[data-row]').evaluateAll((rows) => rows.map((r) => r.getAttribute('data-field')));
  await search.fill('grid_size');
  await expect.poll(names).toEqual(['gridsize']);
  await search.fill('photons per');
  await expect.poll(names).toContain('nphotons');
  await search.fill('@layer:inferred');
  await expect.poll(names).toEqual(['N']);
  await search.fill('@layer:execution -@group:execution');
  await expect.poll(names).toContain('learning_rate');
  await expect.poll(names).not.toContain('accelerator');
  await search.fill('no such field');
  await expect(page.getByText('No fields match “no such field”.')).toBeVisible();
  await search.press('Escape');
  await expect(search).toHaveValue('');
});

test('arrow keys move between rows; Enter edits, Escape leaves, Delete resets', async ({
  open,
}) => {
  const { page } = await open({ file: TRAIN64 });
  await page.getByLabel('Search fields').focus();
  await expect(page.getByText('Resolving…')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      const holder = activeElement?.closest('[data-row]');
      return `${holder?.getAttribute('data-field')} ${activeElement === holder ? 'row' : 'control'}`;
    });
  const names = await page
    .locator('[data-row]')
    .evaluateAll((rows) => rows.map((r) => r.getAttribute('data-field') ?? ''));
  const at = names.indexOf('n_groups');
  expect(at).toBeGreaterThan(0);
  for (const name of names.slice(0, at)) {
    await expect.poll(focused).toBe(`${name} row`);
    await page.keyboard.press('ArrowDown');
  }
  await expect.poll(focused).toBe('n_groups row');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('n_groups control');
  await page.keyboard.type('1_024');
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe('n_groups row');
  await expect(field(page, 'n_groups')).toHaveValue('1_024');
  await page.keyboard.press('Delete');
  await expect(field(page, 'n_groups')).toHaveValue('');
  for (let i = 0; i <= at; i++) await page.keyboard.press('ArrowUp');
  await expect(page.getByLabel('Search fields')).toBeFocused();
});

test('a list of choices opens, chooses and closes by keyboard, and moving between rows does not enter it', async ({
  open,
}) => {
  const { page } = await open({ file: TRAIN64 });
  await show(page, 'All');
  const choice = field(page, 'sequential_sampling');
  await choice.focus();
  await page.keyboard.press('Enter');
  const option = (name: string) => page.getByRole('option', { name, exact: true });
  await expect(page.getByRole('option', { name: /^default/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(option('True')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(choice).toBeFocused();
  await expect(choice).toHaveText('True');
  await expect(row(page, 'sequential_sampling')).toContainText('override');
  await page.keyboard.press('Enter');
  await expect(option('True')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(row(page, 'sequential_sampling')).not.toContainText('override');
  await page.keyboard.press('Escape');
  await expect(row(page, 'sequential_sampling')).toBeFocused();
  // From a text, the row of a list has the focus, not the list: the next key goes on and changes nothing.
  const before = row(page, 'sequential_sampling').locator(
    'xpath=preceding-sibling::*[@data-row][1]',
  );
  await before.locator('[data-control]').focus();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 'sequential_sampling')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 'sequential_sampling')).not.toContainText('override');
});

test('numbers are read as people write them; invalid text stays and is not applied', async ({
  open,
}) => {
  const { page } = await open({ file: TRAIN64 });
  const photons = field(page, 'nphotons');
  await photons.fill('5e8');
  await expect(row(page, 'nphotons')).toContainText('override');
  await photons.fill('5e');
  await expect(row(page, 'nphotons')).toContainText('Text not understood');
  await expect(photons).toHaveValue('5e');
  await show(page, 'All');
  await expect(photons).toHaveValue('5e');
  await expect(page.getByRole('button', { name: /nphotons: text not understood/ })).toBeVisible();
  await page.mouse.wheel(0, 200);
  await expect(photons).toHaveValue('5e');
});

test('None is a value, distinct from not set', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  await page.getByLabel('Search fields').fill('subsample_seed');
  const seed = row(page, 'subsample_seed');
  await expect(seed).not.toContainText('override');
  await seed.hover();
  await seed.getByRole('button', { name: 'Set subsample_seed to None' }).click();
  await expect(field(page, 'subsample_seed')).toHaveValue('None');
  await expect(seed).toContainText('override');
});

test('a value pinned to its default is marked redundant, and its reset shows the resulting value', async ({
  open,
}) => {
  const { page } = await open({ file: TRAIN64 });
  const batch = row(page, 'batch_size');
  await batch.hover();
  await batch.getByRole('button', { name: 'Pin batch_size to 16' }).click();
  await expect(batch).toContainText('= default');
  await expect(batch).toContainText('override');
  await batch.getByRole('button', { name: 'Reset batch_size to 16' }).click();
  await expect(batch).not.toContainText('override');
  await field(page, 'gridsize').focus();
  await page.keyboard.press('Control+Shift+P');
  await expect(field(page, 'gridsize')).toHaveValue('2');
});

test('a row that is reset under a filter stays until the filter changes', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  await field(page, 'n_groups').fill('8');
  await show(page, 'Set');
  await expect(page.locator('[data-row]')).toHaveCount(1);
  await row(page, 'n_groups')
    .getByRole('button', { name: /^Reset/ })
    .click();
  await expect(row(page, 'n_groups')).toBeVisible();
  await show(page, 'Findings');
  await show(page, 'Set');
  await expect(page.locator('[data-row]')).toHaveCount(0);
});

test('another target or workflow keeps all settings and lists those that do not apply', async ({
  start,
}) => {
  const { page } = await start({ args: [TRAIN64] });
  await chooseTarget(page, 'ptychopinn-2026.07');
  await page.getByLabel('Search fields').fill('architecture');
  await choose(field(page, 'architecture'), /^fno$/);
  await page.getByLabel('Search fields').fill('');
  await chooseTarget(page, 'adr-003');
  const strays = page.getByRole('region', { name: 'Does not apply here' });
  await expect(strays).toContainText('architecture');
  await expect(strays).toContainText("'fno'");
  await chooseTarget(page, 'ptychopinn-2026.07');
  await expect(strays).toHaveCount(0);
  await page.getByLabel('Search fields').fill('architecture');
  await expect(row(page, 'architecture')).toContainText('override');
  await expect(field(page, 'architecture')).toHaveText('fno');
});

test('the outline counts and goes to a group', async ({ open }) => {
  const { app, page } = await open({ file: TRAIN64 });
  await resize(app, page, 1800, 1000);
  await show(page, 'All');
  await field(page, 'n_groups').fill('8');
  const outline = page.getByRole('navigation', { name: 'Groups' });
  await expect(outline.getByRole('button', { name: /Data and grouping/ })).toContainText('1/');
  await outline.getByRole('button', { name: /Checkpoints/ }).click();
  await expect(page.getByRole('heading', { name: /Checkpoints/ })).toBeInViewport();
});

test('undo and redo cover every edit, with typing as one step', async ({ start }) => {
  const { page } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').pressSequentially('512');
  await field(page, 'gridsize').fill('3');
  await chooseTarget(page, 'ptychopinn-2026.07');
  await page.keyboard.press('Control+z');
  await expectTarget(page, 'adr-003');
  await page.keyboard.press('Control+z');
  await expect(field(page, 'gridsize')).toHaveValue('');
  await page.keyboard.press('Control+z');
  await expect(field(page, 'n_groups')).toHaveValue('');
  await page.keyboard.press('Control+Shift+z');
  await expect(field(page, 'n_groups')).toHaveValue('512');
});

test('a path is chosen in a dialog, and the file is not opened', async ({ open }) => {
  const { app, page } = await open({ file: TRAIN64 });
  await answerOpenDialog(app, '/data/validation.npz');
  const test_data = row(page, 'test_data_file');
  await field(page, 'test_data_file').hover();
  await test_data.getByRole('button', { name: 'Choose test_data_file' }).click();
  await expect(field(page, 'test_data_file')).toHaveValue('/data/validation.npz');
});

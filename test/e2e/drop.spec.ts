/** Dropping files: a File with a path, as the operating system gives it, through the preload. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { dropFile, field, fixture, TRAIN64, test } from './start';

test('a dropped dataset is opened; an invalid file leaves it unchanged', async ({ open }) => {
  const { page } = await open();
  await dropFile(page, TRAIN64);
  await expect(page.getByText('24 × 64 × 64')).toBeVisible();
  await dropFile(page, fixture('not_a_zip.npz'));
  await expect(page.getByRole('alert')).toContainText('train64.npz stays open');
  await expect(page.getByText('24 × 64 × 64')).toBeVisible();
});

test('a dropped request is opened', async ({ open }) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'mine.json');
  writeFileSync(
    file,
    JSON.stringify({
      target: 'adr-003',
      workflow: 'training',
      train_data_file: TRAIN64,
      output_dir: 'runs/dropped',
      overrides: { n_groups: 12 },
      execution: null,
    }),
  );
  const { page } = await open();
  await dropFile(page, file);
  await expect(field(page, 'n_groups')).toHaveValue('12');
  await expect(page.getByText('24 × 64 × 64')).toBeVisible();
});

test('a dropped preset is saved and shown; the draft is unchanged', async ({ open }) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'from-mail.json');
  const preset = { format: 'pinnboard.preset', version: 1, name: 'mailed', overrides: { K: 6 } };
  writeFileSync(file, JSON.stringify(preset));
  const { page } = await open({ file: TRAIN64 });
  await field(page, 'n_groups').fill('12');
  await dropFile(page, file);
  const sheet = page.getByRole('dialog', { name: 'Presets' });
  await expect(sheet.getByRole('region', { name: 'My presets' })).toContainText('mailed');
  await expect(sheet.getByRole('row', { name: /^K/ })).toContainText('6');
  await sheet.getByRole('button', { name: 'Undo' }).click();
  await expect(sheet.getByRole('region', { name: 'My presets' })).toContainText('None yet');
  await page.keyboard.press('Escape');
  await expect(field(page, 'n_groups')).toHaveValue('12');
  await expect(page.getByText('24 × 64 × 64')).toBeVisible();
});

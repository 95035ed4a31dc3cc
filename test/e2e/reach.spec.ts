/** The form leads with what reaches the run; what does not is folded, marked, explained and moved. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { field, row, show, TRAIN64, tab, test } from './start';

/** A request that is started by the native command line. */
function request(settings: {
  overrides?: object;
  execution?: object;
  entry_point?: string;
}): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-reach-')), 'request.json');
  writeFileSync(
    file,
    JSON.stringify({
      target: 'ptychopinn-2026.07',
      workflow: 'training',
      train_data_file: TRAIN64,
      output_dir: '/scratch/beamline/results_run1084',
      entry_point: 'native',
      ...settings,
      overrides: { n_groups: 8, ...settings.overrides },
    }),
  );
  return file;
}

test('fields without effect are folded with their reason; what is set never is', async ({
  open,
}) => {
  const { page } = await open({ file: request({ overrides: { probe_scale: 2 } }) });
  const chip = page.getByRole('button', { name: /^Reaches/ });
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  await expect(row(page, 'n_groups')).toContainText('Training uses 8');
  await expect(row(page, 'probe_scale')).toContainText('Ignored');
  await expect(row(page, 'probe_scale')).toContainText('Training uses 4.0');
  await expect(row(page, 'probe_trainable')).toHaveCount(0);

  const physics = page.getByRole('region', { name: 'Physics and scaling' });
  await physics.getByRole('button', { name: /without effect here/ }).click();
  const folded = row(page, 'probe_trainable');
  await expect(folded).toContainText('training');
  await expect(folded.locator('[data-control]')).toHaveCount(0);
  await folded.getByRole('button', { name: /^Why/ }).click();
  await expect(page.getByRole('tab', { name: /^Explain/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.getByRole('tabpanel')).toContainText('probe_trainable');

  await show(page, 'All');
  await expect(field(page, 'probe_trainable')).toBeVisible();
});

test('a concept has one row, which sets what is read', async ({ open }) => {
  const { page } = await open({ file: request({}) });
  await show(page, 'All');
  const rate = row(page, 'execution_config.learning_rate');
  await expect(rate).toBeVisible();
  await expect(row(page, 'learning_rate')).toHaveCount(0);
  await field(page, 'execution_config.learning_rate').fill('3e-4');
  await expect(rate).toContainText('Training uses 0.0003');
  const explain = await tab(page, 'Explain');
  await expect(explain).toContainText('Training uses 0.0003, from execution_config.learning_rate.');
});

test('a setting that training reads from another field is marked, explained and moved', async ({
  open,
}) => {
  const { page } = await open({
    file: request({ execution: { scheduler: 'Exponential' }, entry_point: 'python' }),
  });
  const option = row(page, 'execution_config.scheduler');
  await expect(option).toContainText('Ignored');
  await field(page, 'execution_config.scheduler').focus();
  const explain = await tab(page, 'Explain');
  await expect(explain.getByRole('region', { name: 'Does it reach the run?' })).toContainText(
    'Use the override scheduler instead',
  );
  await expect(explain).toContainText('ptycho_torch/workflows/components.py:1416');

  const findings = await tab(page, 'Findings');
  await findings.getByRole('button', { name: /^Set .*scheduler to 'Exponential'$/ }).click();
  await expect(field(page, 'scheduler')).toHaveText('Exponential');
  await show(page, 'All');
  await expect(option).toHaveCount(0);
});

test('a search excludes what a minus stands before', async ({ open }) => {
  const { page } = await open({ file: request({}) });
  const search = page.getByRole('searchbox', { name: 'Search fields' });
  await search.fill('@group:physics');
  await expect(row(page, 'probe_trainable')).toBeVisible();
  await page.getByRole('button', { name: 'Search help' }).click();
  await page.getByRole('button', { name: '@unread' }).click();
  await expect(search).toHaveValue('@group:physics @unread');
  await expect(row(page, 'probe_trainable')).toBeVisible();
  await search.fill('@group:physics -@unread');
  await expect(row(page, 'probe_trainable')).toHaveCount(0);
  await expect(row(page, 'probe_mask')).toBeVisible();
});

test('a finding is one line on its row, and selecting it selects it in the panel', async ({
  open,
}) => {
  const { page } = await open({ file: request({ overrides: { probe_scale: 2 } }) });
  const line = row(page, 'probe_scale').locator('[data-finding="override-dropped"]');
  await expect(line).toContainText('Not forwarded to training, which uses 4.0.');
  await tab(page, 'Diff');
  await line.getByRole('button', { name: 'More about override-dropped' }).click();
  await page.getByRole('menuitem', { name: 'Details' }).click();
  const card = page.getByRole('tabpanel').locator('li[data-selected]');
  await expect(card).toContainText('override-dropped');
  await expect(line).toHaveAttribute('data-selected', 'true');
});

test('a path shows its end, and can be chosen', async ({ open }) => {
  const { page } = await open({ file: request({}) });
  await expect(row(page, 'output_dir')).toContainText('…/results_run1084');
  await expect(field(page, 'output_dir')).toHaveValue('/scratch/beamline/results_run1084');
  await expect(row(page, 'train_data_file')).toContainText('opened here');
  await expect(page.getByRole('button', { name: 'Choose output folder' })).toBeVisible();
});

/** The whole way in the real window: open, set, resolve a finding, export; and the same bytes on the command line. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { answerOpenDialog, answerSaveDialog, launchPinnboard } from './launch';
import { expectTarget } from './runSetup';

const DATASET = path.resolve('test/fixtures/npz/train64.npz');
const CLI = path.resolve('dist/cli/pinnboard.cjs');

const pinnboard = (...args: string[]) =>
  spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });

test('from a dataset to the exported payload, byte for byte what the command line writes', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-'));
  const exported = path.join(folder, 'from-window.json');
  const { app, page } = await launchPinnboard();
  try {
    await answerOpenDialog(app, DATASET);
    await page.getByRole('button', { name: 'Open dataset…' }).first().click();
    await expect(page.getByText('24 × 64 × 64')).toBeVisible();

    const groups = page.getByRole('textbox', { name: /n_groups/ });
    await expect(page.getByRole('button', { name: /Export payload/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await groups.fill('512');
    await page.getByRole('textbox', { name: /gridsize/ }).fill('2');
    await page.getByRole('textbox', { name: 'Output folder' }).fill('runs/a');

    const row = page.locator('[data-field="nphotons"]').first();
    await expect(row.locator('[data-finding]')).toContainText('photon');
    await row.getByRole('button', { name: 'Use 1e9' }).click();
    await expect(row.locator('[data-finding="nphotons-divergence"]')).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: /nphotons/ })).toHaveValue(/1e9|1000000000/);

    await answerSaveDialog(app, exported);
    await page.getByRole('button', { name: /Export payload/ }).click();
    await expect(page.getByRole('status').last()).toContainText('from-window.json');
  } finally {
    await app.close();
  }

  const bytes = readFileSync(exported, 'utf8');
  const file = JSON.parse(bytes);
  expect(file.request).toMatchObject({
    target: 'adr-003',
    workflow: 'training',
    overrides: { n_groups: 512, gridsize: 2, nphotons: 1e9 },
  });
  expect(file.payload.tf_training_config.model).toMatchObject({ N: 64, gridsize: 2 });
  expect(file.payload.pt_data_config).toMatchObject({ C: 4, nphotons: 1e9 });

  const copy = path.join(folder, 'from-command-line.json');
  const run = pinnboard(
    'payload',
    'training',
    '--target',
    'adr-003',
    '--data',
    DATASET,
    '--out',
    'runs/a',
    '--set',
    'n_groups=512',
    '--set',
    'nphotons=1e9',
    '--set',
    'gridsize=2',
    '-o',
    copy,
  );
  expect(run.stderr).not.toContain('Error:');
  expect(run.status).toBe(0);
  expect(readFileSync(copy, 'utf8')).toBe(bytes);
});

test('opening an exported payload restores the request', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-'));
  const saved = path.join(folder, 'saved.json');
  const made = pinnboard(
    'payload',
    'training',
    '--data',
    DATASET,
    '--out',
    'runs/b',
    '--target',
    'ptychopinn-2026.07',
    '--set',
    'n_groups=64',
    '--exec',
    'learning_rate=3e-4',
    '-o',
    saved,
  );
  expect(made.status, made.stderr).toBe(0);
  const { app, page } = await launchPinnboard({ args: [saved] });
  try {
    await expect(page.getByRole('textbox', { name: /n_groups/ })).toHaveValue('64');
    await expectTarget(page, 'ptychopinn-2026.07');
    await expect(page.getByRole('textbox', { name: 'Output folder' })).toHaveValue('runs/b');
    await expect(page.getByText('24 × 64 × 64')).toBeVisible();
  } finally {
    await app.close();
  }
});

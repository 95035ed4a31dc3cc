/** Diff, used values and explanations. */
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { answerOpenDialog, answerSaveDialog } from './launch';
import { field, row, TRAIN64, tab, test } from './start';

test('the diff against the defaults shows what changed, from where, and counts the rest', async ({
  start,
}) => {
  const { page } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').fill('8');
  await field(page, 'learning_rate').fill('1e-4');
  const panel = await tab(page, 'Diff');
  await expect(panel).toContainText('4 fields differ');
  await expect(panel).toContainText('equal fields hidden');
  const rate = panel.getByRole('row', { name: /learning_rate/ }).first();
  await expect(rate).toContainText('×0.1');
  await expect(rate).toContainText('0.001');
  await expect(rate).toContainText('0.0001');
  await panel.getByLabel('Search diff').fill('n_groups');
  await expect(panel.getByRole('row', { name: /learning_rate/ })).toHaveCount(0);
  await panel.getByLabel('Search diff').fill('');
  await panel.getByLabel('All fields').check();
  await expect(panel.getByRole('row', { name: /probe_scale/ }).first()).toContainText('equal');
});

test('1e-3 and 0.001 are equal, a pinned default is a different source', async ({ start }) => {
  const { page } = await start({ args: [TRAIN64] });
  await field(page, 'learning_rate').fill('1e-3');
  await field(page, 'batch_size').fill('16');
  const panel = await tab(page, 'Diff');
  await expect(panel).toContainText(
    'No field differs · 4 with the same value from a different source',
  );
  await expect(panel.getByRole('row', { name: /batch_size/ }).first()).toContainText(
    'same value, different source',
  );
});

test('a snapshot, the last export, a file and the other target are baselines', async ({
  start,
}) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'mine.json');
  const { app, page } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').fill('8');
  const panel = await tab(page, 'Diff');
  await panel.getByRole('button', { name: 'Take snapshot' }).click();
  await expect(panel).toContainText('No field differs');
  await field(page, 'n_groups').fill('16');
  await expect(panel).toContainText('2 fields differ');
  await expect(panel).toContainText('×2');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: /Export payload/ }).click();
  await expect(page.getByRole('status').last()).toContainText('Exported');
  await panel.getByLabel('Baseline').selectOption('Last export');
  await expect(panel).toContainText('No field differs');
  await field(page, 'n_groups').fill('32');
  await expect(panel).toContainText('2 fields differ');
  await answerOpenDialog(app, file);
  await panel.getByLabel('Baseline').selectOption('Open a payload file…');
  await expect(panel.getByLabel('Baseline')).toHaveValue(/^file [0-9a-f]{16}$/);
  await expect(panel).toContainText('2 fields differ');
  await panel.getByLabel('Compared').selectOption('snapshot 1');
  await expect(panel).toContainText('×0.5');
  await panel.getByLabel('Compared').selectOption('target ptychopinn-2026.07');
  await expect(panel.getByRole('row', { name: /architecture/ }).first()).toContainText('n/a');
  await expect(panel.getByRole('row', { name: /architecture/ }).first()).toContainText(
    'not in the baseline',
  );
});

test('two payload files with the same name are compared, each labelled with its folder', async ({
  start,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-'));
  const { app, page } = await start({ args: [TRAIN64] });
  const panel = await tab(page, 'Diff');
  for (const [name, groups, place] of [
    ['a', '8', 'Baseline'],
    ['b', '16', 'Compared'],
  ] as const) {
    const file = path.join(folder, name, 'run.json');
    mkdirSync(path.dirname(file));
    await field(page, 'n_groups').fill(groups);
    await answerSaveDialog(app, file);
    await page.keyboard.press('Control+s');
    await expect.poll(() => existsSync(file)).toBe(true);
    await answerOpenDialog(app, file);
    await panel.getByLabel(place).selectOption('Open a payload file…');
    await expect(panel.getByLabel(place).locator(':checked')).toContainText('run.json');
  }
  await expect(panel.getByLabel('Baseline').locator(':checked')).toHaveText('a/run.json');
  await expect(panel.getByLabel('Compared').locator(':checked')).toHaveText('b/run.json');
  await expect(panel).toContainText('×2');
});

test('the diff is copied as Markdown', async ({ start }) => {
  const { app, page } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').fill('8');
  const panel = await tab(page, 'Diff');
  await expect(panel).toContainText('2 fields differ');
  await panel.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('status').last()).toContainText('copied');
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toContain('# Target defaults → This draft');
  expect(text).toContain('| `n_groups` | `None` | `8` |');
});

test('fields that differ from the baseline are a filter of the form', async ({ start }) => {
  const { page } = await start({ args: [TRAIN64] });
  await field(page, 'max_epochs').fill('80');
  await page.getByRole('button', { name: /^Differs 1/ }).click();
  await expect(page.locator('[data-row]')).toHaveCount(1);
  await expect(row(page, 'max_epochs')).toBeVisible();
});

test('used values mark the section that the run reads and conflicting values', async ({
  start,
}) => {
  const { page } = await start({ args: [TRAIN64] });
  await page.getByLabel('Target').selectOption('ptychopinn-2026.07');
  await page.getByLabel('Search fields').fill('learning_rate');
  await field(page, 'execution_config.learning_rate').fill('3e-4');
  const panel = await tab(page, 'Used values');
  const rate = panel.getByRole('row', { name: /^Learning rate/ });
  await expect(rate.locator('[data-used]')).toContainText('0.0003');
  await expect(rate.locator('[data-conflicting]')).toContainText('0.001');
  await expect(panel).toContainText('Training reads the execution config');
  await panel.getByLabel(/Only conflicts/).check();
  await expect(panel.getByRole('row', { name: /^Photons/ })).toHaveCount(0);
  await rate.getByRole('button', { name: 'Learning rate' }).click();
  await expect(page.locator('[data-row]:focus-within')).toHaveAttribute(
    'data-field',
    /learning_rate/,
  );
});

test('explain shows every layer, the winner, the overridden ones and a summary', async ({
  start,
}) => {
  const { page } = await start({ args: [TRAIN64] });
  await field(page, 'learning_rate').fill('3e-4');
  await page.keyboard.press('F1');
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByRole('heading', { name: /Learning rate/ })).toBeVisible();
  for (const layer of [
    'override',
    'execution',
    'CLI default',
    'PyTorch default',
    'TensorFlow default',
  ])
    await expect(panel.getByRole('rowheader', { name: layer, exact: true })).toBeVisible();
  const execution = panel.getByRole('row', { name: /^execution/ });
  await expect(execution).toContainText('0.0003');
  await expect(execution).toContainText('wins');
  await expect(panel.getByRole('row', { name: /^PyTorch default/ })).toContainText('overridden');
  await expect(panel).toContainText(
    "It overrides the execution config's default 0.001 and the PyTorch default 0.001.",
  );
  await field(page, 'N').focus();
  await expect(panel).toContainText('probeGuess (64, 64)');
});

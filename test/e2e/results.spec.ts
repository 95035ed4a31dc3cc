/** Diff, used values and explanations. */
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { answerOpenDialog, answerSaveDialog } from './launch';
import { chooseTarget } from './runSetup';
import { field, row, TRAIN64, tab, test } from './start';

/** Puts another source in the place of the one that has this letter. */
async function choose(page: Page, letter: string, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Source ${letter}:`) }).click();
  await page.getByRole('menuitem', { name }).click();
}
const source = (page: Page, letter: string) =>
  page.getByRole('button', { name: new RegExp(`^Source ${letter}:`) });

test('the diff against the defaults shows each setting once, by how much it changed and from where', async ({
  open,
}) => {
  const { page } = await open({ file: TRAIN64 });
  await field(page, 'n_groups').fill('8');
  await field(page, 'learning_rate').fill('1e-4');
  const panel = await tab(page, 'Diff');
  await expect(panel).toContainText('2 settings differ');
  await expect(panel.getByRole('button', { name: /^\d+ equal$/ })).toBeVisible();
  const rate = panel.getByRole('row', { name: /learning_rate/ });
  await expect(rate).toHaveCount(1);
  await expect(rate).toContainText('×0.1');
  await expect(rate).toContainText('0.001');
  await expect(rate).toContainText('0.0001');
  await panel.getByRole('button', { name: 'By section' }).click();
  await expect(panel).toContainText('4 fields differ');
  await expect(rate).toHaveCount(2);
  await panel.getByLabel('Search diff').fill('n_groups');
  await expect(rate).toHaveCount(0);
  await panel.getByLabel('Search diff').fill('');
  await panel.getByRole('switch', { name: 'Equal values' }).click();
  await expect(panel.getByRole('row', { name: /probe_scale/ }).first()).toContainText('equal');
});

test('1e-3 and 0.001 are equal, a pinned default is a different source', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  await field(page, 'learning_rate').fill('1e-3');
  await field(page, 'batch_size').fill('16');
  const panel = await tab(page, 'Diff');
  await expect(panel).toContainText(
    'No setting differs · 2 with the same value from a different source',
  );
  await expect(panel.getByRole('row', { name: /batch_size/ }).first()).toContainText(
    'same value, different source',
  );
});

test('a snapshot, the last export, a file and the other target are compared at once', async ({
  start,
}) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'mine.json');
  const { app, page } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').fill('8');
  const panel = await tab(page, 'Diff');
  await panel.getByRole('button', { name: 'Take snapshot' }).click();
  await expect(panel).toContainText('No setting differs');
  await field(page, 'n_groups').fill('16');
  await expect(panel).toContainText('1 setting differs');
  await expect(panel).toContainText('×2');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: /Export payload/ }).click();
  await expect(page.getByRole('status').last()).toContainText('Exported');
  await choose(page, 'A', 'Last export');
  await expect(panel).toContainText('No setting differs');
  await field(page, 'n_groups').fill('32');
  await expect(panel).toContainText('1 setting differs');
  await answerOpenDialog(app, file);
  await panel.getByRole('button', { name: 'Add source' }).click();
  await page.getByRole('menuitem', { name: 'Open a payload file…' }).click();
  await expect(source(page, 'C')).toContainText('mine.json');
  await expect(panel).toContainText('1 setting differs');
  await choose(page, 'B', 'Snapshot 1');
  await expect(panel).toContainText('×0.5');
  await panel.getByRole('button', { name: 'Baseline', pressed: true }).click();
  await expect(panel.getByRole('button', { name: 'Baseline', pressed: true })).toHaveCount(0);
  await panel.getByRole('button', { name: 'Remove mine.json' }).click();
  await choose(page, 'B', 'This draft for ptychopinn-2026.07');
  await expect(panel.getByRole('row', { name: /architecture/ }).first()).toContainText('n/a');
});

test('two payload files with the same name are compared, each labelled with its folder', async ({
  start,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-'));
  const { app, page } = await start({ args: [TRAIN64] });
  const panel = await tab(page, 'Diff');
  for (const [name, groups, letter] of [
    ['a', '8', 'A'],
    ['b', '16', 'B'],
  ] as const) {
    const file = path.join(folder, name, 'run.json');
    mkdirSync(path.dirname(file));
    await field(page, 'n_groups').fill(groups);
    await answerSaveDialog(app, file);
    await page.keyboard.press('Control+e');
    await expect.poll(() => existsSync(file)).toBe(true);
    await answerOpenDialog(app, file);
    await choose(page, letter, 'Open a payload file…');
    await expect(source(page, letter)).toContainText('run.json');
  }
  await expect(source(page, 'A')).toHaveText('a/run.json');
  await expect(source(page, 'B')).toHaveText('b/run.json');
  await expect(panel).toContainText('×2');
});

test('the diff is copied as Markdown', async ({ open }) => {
  const { app, page } = await open({ file: TRAIN64 });
  await field(page, 'n_groups').fill('8');
  const panel = await tab(page, 'Diff');
  await expect(panel).toContainText('1 setting differs');
  await panel.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByRole('status').last()).toContainText('copied');
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toContain('# Target defaults, This draft');
  expect(text).toMatch(/\| `n_groups` \| .* \| `None` \(.*\) \| `8` \(override\) \|/);
});

test('fields that differ from the baseline are a filter of the form', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  await field(page, 'max_epochs').fill('80');
  await page.getByRole('button', { name: /^Differs 1/ }).click();
  await expect(page.locator('[data-row]')).toHaveCount(1);
  await expect(row(page, 'max_epochs')).toBeVisible();
});

test('used values have one value per setting, and the sections that contradict it', async ({
  start,
}) => {
  const { page } = await start({ args: [TRAIN64] });
  await chooseTarget(page, 'ptychopinn-2026.07');
  await page.getByLabel('Search fields').fill('learning_rate');
  await field(page, 'execution_config.learning_rate').fill('3e-4');
  const panel = await tab(page, 'Used values');
  const rate = panel.getByRole('row', { name: /^Learning rate/ });
  await expect(rate.locator('[data-used]')).toContainText('0.0003');
  await expect(rate.locator('[data-conflicting]')).toContainText('0.001');
  await rate.getByText('read from execution_config').click();
  await expect(rate).toContainText('Training reads the execution config');
  await panel.getByRole('button', { name: /^Differing \d/ }).click();
  await expect(panel.getByRole('row', { name: /^Photons/ })).toHaveCount(0);
  await panel.getByLabel('Search used values').fill('no such thing');
  await expect(panel).toContainText('No settings match');
  await panel.getByLabel('Search used values').fill('execution_config');
  await rate.getByRole('button', { name: 'Learning rate' }).click();
  await expect(page.locator('[data-row]:focus-within')).toHaveAttribute(
    'data-field',
    /learning_rate/,
  );
});

test('explain begins with what the run uses, then shows every layer, the winner and the overridden ones', async ({
  open,
}) => {
  const { page } = await open({ file: TRAIN64 });
  await field(page, 'learning_rate').fill('3e-4');
  await page.keyboard.press('F1');
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByRole('heading', { name: /Learning rate/ })).toBeVisible();
  await expect(panel).toContainText('The payload has 0.0003');
  await expect(panel).toContainText('Set by you.');
  const layers = panel.getByRole('table', { name: 'Layers, highest priority first' }).first();
  for (const layer of [
    'override',
    'execution',
    'CLI default',
    'PyTorch default',
    'TensorFlow default',
  ])
    await expect(layers.getByRole('rowheader', { name: layer, exact: true })).toBeVisible();
  const execution = layers.getByRole('row', { name: /^execution/ });
  await expect(execution).toContainText('0.0003');
  await expect(execution).toContainText('used');
  await expect(layers.getByRole('row', { name: /^PyTorch default/ })).toContainText('overridden');
  await field(page, 'N').focus();
  await expect(panel).toContainText('probeGuess (64, 64)');
});

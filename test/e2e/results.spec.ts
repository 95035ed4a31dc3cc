/** The diff with files and exports, and its copy. */
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { answerOpenDialog, answerSaveDialog } from './launch';
import { field, TRAIN64, tab, test } from './start';

/** Puts another source in the place of the one that has this letter. */
async function choose(page: Page, letter: string, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Source ${letter}:`) }).click();
  await page.getByRole('menuitem', { name }).click();
}
const source = (page: Page, letter: string) =>
  page.getByRole('button', { name: new RegExp(`^Source ${letter}:`) });

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

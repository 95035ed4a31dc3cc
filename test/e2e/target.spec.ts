/** The question for the target: at the first start, and for a configuration that nothing is remembered for. */

import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { answerOpenDialog, answerTarget } from './launch';
import { chooseTarget, expectTarget, runSetup } from './runSetup';
import { dropFile, field, TRAIN64, test } from './start';

/** The targets as they are offered: what cannot be installed comes last. */
const TARGETS = ['ptychopinn-2026.07', 'ptychopinn-refactor-2026.07', 'adr-003'];

const userData = (): string => mkdtempSync(path.join(tmpdir(), 'pinnboard-target-'));
const question = (page: Page) => page.getByRole('form', { name: 'Which PtychoPINN' });
/** The targets that no search has to find. */
const builtIn = (page: Page) => page.getByRole('group', { name: /^Built in/ });
/** The target that is noted on the disk. */
function noted(folder: string): unknown {
  const file = path.join(folder, 'pinnboard', 'settings.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).target : undefined;
}

/** Nothing is resolved while the question is there: the footer counts what was found. */
const resolved = (page: Page) => page.getByRole('contentinfo').getByText(/No problems|blocking/);

test('the first start asks, with nothing preselected and nothing resolved, and remembers the answer', async ({
  start,
}) => {
  const userDataDir = userData();
  const { app, page } = await start({ args: [TRAIN64], userDataDir, target: null });
  await expect(question(page)).toBeVisible();
  await expect(builtIn(page).getByRole('radio')).toHaveCount(TARGETS.length);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(question(page)).toContainText('adr-003 design draft, not installable');
  await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled();
  await expect(resolved(page)).toHaveCount(0);
  await page.getByText('The main branch of July 2026').click();
  await expect(question(page)).toContainText('Remembered for new configurations.');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectTarget(page, 'ptychopinn-2026.07');
  await expect(resolved(page)).toBeVisible();
  // The dataset that the command line named is open, and there is nothing to go back to.
  await expect(page.getByText('24 × 64 × 64').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await expect.poll(() => noted(userDataDir)).toBe('ptychopinn-2026.07');

  const opened = app.waitForEvent('window');
  await page.keyboard.press('Control+Shift+N');
  await expectTarget(await opened, 'ptychopinn-2026.07');
  await app.close();
  const again = await start({ userDataDir, target: null });
  await expectTarget(again.page, 'ptychopinn-2026.07');
});

test('the question is answered by keyboard alone, and its keys run no commands', async ({
  start,
}) => {
  const { page } = await start({ target: null, home: userData() });
  await expect(builtIn(page).getByRole('radio').first()).toBeFocused();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+n');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: 'ptychopinn-2026.07' })).toBeChecked();
  for (const next of TARGETS.slice(1)) {
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: next })).toBeChecked();
  }
  await expect(question(page)).toContainText('For this configuration only.');
  await page.keyboard.press('Enter');
  await expectTarget(page, 'adr-003');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a design draft applies to one configuration: the next one asks again, and can be cancelled', async ({
  start,
}) => {
  const userDataDir = userData();
  const { app, page } = await start({ userDataDir, target: 'adr-003' });
  await field(page, 'n_groups').fill('8');
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(field(page, 'n_groups')).toHaveValue('8');
  await page.keyboard.press('Control+n');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(field(page, 'n_groups')).toHaveValue('8');
  const opened = app.waitForEvent('window');
  await page.keyboard.press('Control+Shift+N');
  const second = await opened;
  await expect(second.getByRole('radio', { checked: true })).toHaveCount(0);

  // What the header says is remembered, in every window.
  await chooseTarget(page, 'ptychopinn-2026.07');
  await expect.poll(() => noted(userDataDir)).toBe('ptychopinn-2026.07');
  await chooseTarget(page, 'adr-003');
  await answerTarget(second, 'adr-003');
  await second.bringToFront();
  await second.keyboard.press('Control+n');
  await expectTarget(second, 'ptychopinn-2026.07');
  expect(noted(userDataDir)).toBe('ptychopinn-2026.07');
});

test('everything that offers adr-003 calls it a design draft', async ({ start }) => {
  const { page } = await start({ target: 'ptychopinn-2026.07' });
  await runSetup(page).click();
  const offered = page.getByRole('radiogroup', { name: 'PtychoPINN' }).getByRole('radio');
  await expect(offered).toHaveCount(TARGETS.length);
  await expect(
    page.getByRole('radio', { name: 'Built-in adr-003 design draft, not installable' }),
  ).not.toBeChecked();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /^Diff/ }).click();
  await page.getByRole('button', { name: 'Add source' }).click();
  const offers = page.getByRole('menuitem', { name: /^This draft for/ });
  const drafts = offers.filter({ hasText: 'adr-003' });
  await expect(drafts.first()).toBeVisible();
  await expect(drafts.filter({ hasNotText: 'design draft, not installable' })).toHaveCount(0);
});

test('a file that names its target answers the question, another one gets the window’s target', async ({
  start,
}) => {
  const request = {
    workflow: 'training',
    train_data_file: TRAIN64,
    output_dir: 'out',
    overrides: { n_groups: 8 },
    execution: null,
  };
  const folder = userData();
  const named = path.join(folder, 'named.json');
  const bare = path.join(folder, 'bare.json');
  writeFileSync(named, JSON.stringify({ target: 'adr-003', ...request }));
  writeFileSync(bare, JSON.stringify(request));
  const { app, page } = await start({ target: null });
  await dropFile(page, named);
  await expectTarget(page, 'adr-003');
  await expect(field(page, 'n_groups')).toHaveValue('8');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await dropFile(page, bare);
  await expect(page.getByRole('dialog')).toContainText(
    'The request does not name its target; adr-003 is assumed.',
  );
  await page.keyboard.press('Escape');
  await answerOpenDialog(app, bare);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('dialog')).toContainText('does not name its target');
});

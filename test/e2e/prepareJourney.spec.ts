/**
 * From a tike file to a run that trains, as someone does it for the first time: by mouse alone and by keyboard alone, and
 * what that costs. The program that trains stands in for PtychoPINN. File dialogs of the system are not counted.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Locator, type Page } from 'playwright/test';
import { Effort } from './effort';
import { answerOpenDialog, answerSaveDialog } from './launch';
import { field, row, test } from './start';
import { stubPython } from './stubPython';

const TARGET = 'ptychopinn-2026.07';
const foreign = (name: string): string => path.resolve('test/foreign', name);
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Prepare dataset' });
const runSheet = (page: Page) => page.getByRole('dialog', { name: 'Run it' });
const start = (page: Page) =>
  runSheet(page).getByRole('button', { name: 'Start without verifying' });

/** Until a first window knows it. */
const question = (page: Page) => page.getByRole('form', { name: 'Which PtychoPINN' });
const radio = (page: Page) => question(page).getByRole('radio', { name: TARGET });
const goOn = (page: Page) => question(page).getByRole('button', { name: 'Continue' });

const hasFocus = (one: Locator) => one.evaluate((element) => element === document.activeElement);

/** Presses a key until something has the focus. */
async function reach(user: Effort, one: Locator, key: string): Promise<void> {
  await expect(one).toBeVisible();
  for (let i = 0; i < 24 && !(await hasFocus(one)); i++) await user.press(key);
  await expect(one).toBeFocused();
}

/** A folder with a tike file alone, where the prepared one is written as well. */
function scanFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-journey-'));
  copyFileSync(foreign('tike.npz'), path.join(folder, 'tike.npz'));
  return folder;
}

/** A new folder for runs. */
function runsOf(folder: string): string {
  const runs = path.join(folder, 'runs');
  mkdirSync(runs);
  return runs;
}

/** The one run of a folder has ended with its result. */
async function expectTrained(folder: string): Promise<void> {
  const runs = path.join(folder, 'runs');
  const [run = ''] = readdirSync(runs);
  await expect
    .poll(
      () => JSON.parse(readFileSync(path.join(runs, run, 'status.json'), 'utf8')).changes.at(-1),
      { timeout: 60_000 },
    )
    .toMatchObject({ state: 'ended', code: 0, result: true });
  const { request } = JSON.parse(readFileSync(path.join(runs, run, 'payload.json'), 'utf8'));
  expect(request.train_data_file).toBe(path.join(folder, 'siemens.npz'));
}

/** Printed with the result; the report keeps it. */
function note(title: string, effort: Effort): void {
  console.log(`${title}: ${effort}`);
  test.info().annotations.push({ type: 'effort', description: `${effort}` });
}

test('from a tike file to a run that trains by mouse alone', async ({ start: open }) => {
  const { app, page } = await open({ target: null });
  const user = new Effort(page);
  const folder = scanFolder();
  await user.click(radio(page), goOn(page));
  await answerOpenDialog(app, path.join(folder, 'tike.npz'));
  await user.click(page.getByRole('button', { name: 'Prepare dataset…' }));
  await expect(sheet(page).getByRole('button', { name: 'Recognised: tike' })).toBeVisible();
  await expect(sheet(page).getByRole('region', { name: 'Findings' })).toContainText(
    'No problems found',
  );
  await answerSaveDialog(app, path.join(folder, 'siemens.npz'));
  await user.click(sheet(page).getByRole('button', { name: 'Write and open' }));
  await expect(sheet(page)).toHaveCount(0);
  await user.click(row(page, 'n_groups').getByRole('button', { name: /^Set n_groups to/ }));
  await expect(page.getByRole('button', { name: /^Run it/ })).not.toContainText('blocked');
  await user.click(page.getByRole('button', { name: /^Run it/ }));
  await answerOpenDialog(app, stubPython());
  await user.click(runSheet(page).getByRole('button', { name: 'Choose Python…' }));
  await expect(start(page)).not.toHaveAttribute('aria-disabled', 'true');
  // A configuration that was never saved has no folder of runs: it is asked for at the start.
  await answerOpenDialog(app, runsOf(folder));
  await user.click(start(page));
  await expect(runSheet(page)).toHaveCount(0);
  await expectTrained(folder);
  note('tike file to a run that trains, mouse', user);
  expect(user.clicks).toBeLessThanOrEqual(8);
  expect(user.keys + user.texts).toBe(0);
});

test('from a tike file to a run that trains by keyboard alone', async ({ start: open }) => {
  const { app, page } = await open({ target: null });
  const user = new Effort(page);
  const folder = scanFolder();
  const radios = question(page).getByRole('radio');
  await expect(radios.first()).toBeVisible();
  const isOnRadio = () => page.evaluate(() => document.activeElement?.matches('[role="radio"]'));
  for (let i = 0; i < 8 && !(await isOnRadio()); i++) await user.press('Tab');
  for (let i = 0; i < 8 && !(await radio(page).isChecked()); i++)
    await user.press((await hasFocus(radio(page))) ? 'Space' : 'ArrowDown');
  await reach(user, goOn(page), 'Tab');
  await user.press('Enter');
  await expect(question(page)).toHaveCount(0);
  await answerOpenDialog(app, path.join(folder, 'tike.npz'));
  await user.press('Control+Shift+D');
  await expect(sheet(page)).toContainText('tike_ptychopinn.npz');
  await answerSaveDialog(app, path.join(folder, 'siemens.npz'));
  await user.press('Enter');
  await expect(sheet(page)).toHaveCount(0);
  await user.press('F8', 'Control+.');
  await expect(field(page, 'n_groups')).not.toHaveValue('');
  await user.press('Control+Enter');
  await answerOpenDialog(app, stubPython());
  const python = runSheet(page).getByRole('button', { name: 'Choose Python…' });
  await reach(user, python, 'Tab');
  await user.press('Enter');
  await expect(start(page)).not.toHaveAttribute('aria-disabled', 'true');
  // A configuration that was never saved has no folder of runs: it is asked for at the start.
  await answerOpenDialog(app, runsOf(folder));
  await reach(user, start(page), 'Shift+Tab');
  await user.press('Enter');
  await expect(runSheet(page)).toHaveCount(0);
  await expectTrained(folder);
  note('tike file to a run that trains, keyboard', user);
  expect(user.clicks + user.texts).toBe(0);
});

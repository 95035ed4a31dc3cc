/** From the window to the end of a run on this machine, with a program that writes what PtychoPINN's training writes. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { answerOpenDialog, answerQuestion, questionsAsked } from './launch';
import { field, TRAIN64, test } from './start';
import { stubPython } from './stubPython';

const TARGET = 'ptychopinn-2026.07';

const temporary = () => mkdtempSync(path.join(tmpdir(), 'pinnboard run '));

/** A saved request in a new folder. */
function savedRequest(overrides: object): string {
  const file = path.join(temporary(), 'first.json');
  writeFileSync(
    file,
    JSON.stringify({
      ...{ format: 'pinnboard.request', version: 1, target: TARGET, workflow: 'training' },
      ...{ train_data_file: TRAIN64, output_dir: 'out', overrides, execution: null },
    }),
  );
  return file;
}

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Run it' });
const start = (page: Page) => sheet(page).getByRole('button', { name: 'Start without verifying' });
const foldersOf = (runs: string) => readdirSync(runs).sort();

/** What happened to a run last, as its folder says. */
function lastChange(folder: string): unknown {
  const { changes } = JSON.parse(readFileSync(path.join(folder, 'status.json'), 'utf8'));
  return changes.at(-1);
}

/** Waits until the run of a folder has ended with its result. */
const finished = (folder: string) =>
  expect
    .poll(() => lastChange(folder), { timeout: 60_000 })
    .toMatchObject({ state: 'ended', code: 0, result: true });

/** The text of the file that the sheet shows. */
async function shown(page: Page, name: string): Promise<string> {
  await sheet(page).getByRole('tab', { name }).click();
  const lines = sheet(page).getByRole('region', { name }).locator('code');
  return (await lines.allTextContents()).join('');
}

test('the run of a saved configuration is started by mouse, and again by keys alone, to its end', async ({
  start: open,
}) => {
  const file = savedRequest({ n_groups: 8, nphotons: 1e9 });
  const runs = path.join(path.dirname(file), 'runs');
  const { app, page } = await open({ args: [file], target: TARGET });
  await expect(field(page, 'n_groups')).toHaveValue('8');

  await page.getByRole('button', { name: /^Run it/ }).click();
  await expect(sheet(page)).toContainText('No Python is chosen');
  await expect(start(page)).toHaveAttribute('aria-disabled', 'true');
  await answerOpenDialog(app, stubPython());
  await sheet(page).getByRole('button', { name: 'Choose Python…' }).click();
  await expect(start(page)).not.toHaveAttribute('aria-disabled', 'true');
  const texts = {
    'run.py': await shown(page, 'run.py'),
    'payload.json': await shown(page, 'payload.json'),
  };
  await start(page).click();
  await expect(sheet(page)).toHaveCount(0);
  await expect(page.getByRole('contentinfo')).toContainText('Started');
  const [first = ''] = foldersOf(runs);
  expect(first).toMatch(/^first-[0-9a-f]{4}$/);
  for (const [name, text] of Object.entries(texts))
    expect(readFileSync(path.join(runs, first, name), 'utf8')).toBe(text);
  await finished(path.join(runs, first));

  await page.keyboard.press('Control+Enter');
  await expect(sheet(page)).toContainText(`${first} holds a run of this configuration`);
  await expect(start(page)).not.toHaveAttribute('aria-disabled', 'true');
  await expect(async () => {
    await page.keyboard.press('Shift+Tab');
    await expect(start(page)).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toHaveCount(0);
  expect(foldersOf(runs)).toEqual([first, `${first}-2`]);
  await finished(path.join(runs, `${first}-2`));
});

test('a run that will crash is asked about once, and its files are written alone', async ({
  start: open,
}) => {
  const file = savedRequest({ n_groups: 8, gridsize: 3, neighbor_count: 4 });
  const folder = path.dirname(file);
  const { app, page } = await open({ args: [file], target: TARGET });
  await expect(page.getByRole('button', { name: /^Run it/ })).toContainText(/\d will crash/);
  await page.keyboard.press('Control+Enter');
  const write = sheet(page).getByRole('button', { name: 'Write files only' });
  await expect(sheet(page)).toContainText('Will crash');
  await answerQuestion(app, 'Cancel');
  await write.click();
  await expect.poll(() => questionsAsked(app)).toBe(1);
  await expect(write).toBeEnabled();
  expect(readdirSync(folder)).toEqual(['first.json']);
  await answerQuestion(app, 'Write anyway');
  await write.click();
  // The sheet has a foot of its own.
  await expect(sheet(page)).toHaveCount(0);
  await expect(page.getByRole('contentinfo')).toContainText('Wrote');
  const [made = ''] = foldersOf(path.join(folder, 'runs'));
  expect(lastChange(path.join(folder, 'runs', made))).toMatchObject({ state: 'written' });
});

test('the example, which was never saved, is run in a folder that is asked for', async ({
  start: open,
}) => {
  const { app, page } = await open({ target: TARGET });
  await page.getByRole('button', { name: 'Try the example' }).click();
  await field(page, 'n_groups').fill('24');
  await field(page, 'n_groups').press('Tab');
  await page.getByRole('button', { name: /^Run it/ }).click();
  await answerOpenDialog(app, stubPython());
  await sheet(page).getByRole('button', { name: 'Choose Python…' }).click();
  const runs = temporary();
  await expect(start(page)).not.toHaveAttribute('aria-disabled', 'true');
  await answerOpenDialog(app, runs);
  await start(page).click();
  await expect(sheet(page)).toHaveCount(0);
  const [made = ''] = foldersOf(runs);
  await finished(path.join(runs, made));
});

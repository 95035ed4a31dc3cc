/** Taking over a text: pasted, dropped or opened; looked at first, taken back whole. */
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { requestText } from '../requestText';
import { answerOpenDialog } from './launch';
import { dropFile, field, TRAIN64, test } from './start';

const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-'));
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Import' });
const importIt = (page: Page) => sheet(page).getByRole('button', { name: 'Import', exact: true });
const footer = (page: Page) => page.getByRole('contentinfo');

/** Pastes as the user does: the text on the clipboard, then the key. */
async function paste(app: ElectronApplication, page: Page, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  await page.keyboard.press('Control+v');
}

test('a path in a pasted text opens no file until the user chooses it', async ({ start }) => {
  const { app, page } = await start();
  await paste(app, page, requestText({ train_data_file: TRAIN64 }));
  await expect(sheet(page)).toContainText(`The text refers to the dataset ${TRAIN64}.`);
  await expect(sheet(page)).toContainText('Files in a text are not opened automatically');
  await importIt(page).click();
  await expect(field(page, 'n_groups')).toHaveValue('12');
  await expect(page.getByRole('button', { name: 'Open dataset…' })).toBeVisible();
  await expect(page.getByText('24 × 64 × 64')).toHaveCount(0);
  await page.keyboard.press('Control+z');

  await page.keyboard.press('Control+i');
  await app.evaluate(({ dialog }) => {
    // Answers with where it was told to begin.
    dialog.showOpenDialog = (...given: unknown[]) => {
      const { defaultPath = '' } = given.at(-1) as { defaultPath?: string };
      return Promise.resolve({ canceled: false, filePaths: [defaultPath] });
    };
  });
  await sheet(page).getByRole('button', { name: 'Open dataset…' }).click();
  await expect(sheet(page)).toContainText('It is already open.');
  await expect(page.getByText('24 × 64 × 64')).toHaveCount(0);
  await importIt(page).click();
  await expect(page.getByText('24 × 64 × 64')).toBeVisible();
  await expect(field(page, 'n_groups')).toHaveValue('12');
});

test('a file that is dropped or opened may name files beside it', async ({ open }) => {
  const at = folder();
  copyFileSync(TRAIN64, path.join(at, 'scan.npz'));
  const file = path.join(at, 'theirs.txt');
  writeFileSync(file, requestText({ train_data_file: 'scan.npz' }));
  const { app, page } = await open();
  await dropFile(page, file);
  await expect(sheet(page)).toContainText('theirs.txt');
  await expect(sheet(page)).toContainText(`${path.join(at, 'scan.npz')} is used.`);
  await importIt(page).click();
  await expect(page.getByText('24 × 64 × 64')).toBeVisible();
  await expect(footer(page)).toContainText('Applied: theirs.txt');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('24 × 64 × 64')).toHaveCount(0);

  await page.keyboard.press('Control+i');
  await answerOpenDialog(app, file);
  await sheet(page).getByRole('button', { name: 'Open file…' }).click();
  await expect(sheet(page)).toContainText('dataset none →  to');
  await importIt(page).click();
  await expect(page.getByText('24 × 64 × 64')).toBeVisible();
});

test('a text named on the command line is shown when the window comes up', async ({ start }) => {
  const file = path.join(folder(), 'theirs.txt');
  writeFileSync(file, requestText());
  const { page } = await start({ args: [file] });
  await expect(sheet(page)).toContainText('Read as Pinnboard request');
});

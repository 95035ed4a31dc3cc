/** A validation path that was only typed: it says so, and the user opens the file or says that it is elsewhere. */
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { answerOpenDialog, answerSaveDialog } from './launch';
import { chooseOnRow, field, fixture, row, TRAIN64, tab, test } from './start';

const ROW = 'test_data_file';
const check = (page: Page) => row(page, ROW).getByRole('button', { name: 'Check this file…' });

/** Does what brings a native question up, which is answered with this button; those of closing with Discard. */
async function answered(app: ElectronApplication, button: string, act: () => Promise<void>) {
  await app.evaluate(({ dialog }, name) => {
    const closing = dialog.showMessageBox;
    dialog.showMessageBox = (...given: unknown[]) => {
      dialog.showMessageBox = closing;
      const { buttons = [] } = given.at(-1) as { buttons?: string[] };
      return Promise.resolve({ response: buttons.indexOf(name), checkboxChecked: false });
    };
  }, button);
  await act();
}

test('an unopened file is not checked; once opened it has the findings of the command line', async ({
  start,
}) => {
  const { app, page } = await start({ args: [TRAIN64] });
  await field(page, ROW).fill('/nowhere/validation.npz');
  await expect(row(page, ROW)).toContainText('Not checked');
  await expect(page.getByRole('contentinfo')).toContainText('1 not checked');
  // Nothing is read before the user agrees.
  await answered(app, 'Cancel', () => check(page).click());
  await expect(check(page)).toBeVisible();
  await answered(app, 'Check this file', () => check(page).click());
  await expect(row(page, ROW)).toContainText("'/nowhere/validation.npz' does not exist");
  await expect(await tab(page, 'Findings')).toContainText("'/nowhere/validation.npz'");
  await expect(check(page)).toHaveCount(0);
  await field(page, ROW).fill(fixture('no_coords.npz'));
  await answered(app, 'Check this file', () => check(page).click());
  await expect(await tab(page, 'Findings')).toContainText('missing arrays xcoords, ycoords');
});

test('a relative path is resolved next to the dataset, and another file can be chosen', async ({
  start,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-check-'));
  const other = path.join(folder, 'other.npz');
  copyFileSync(TRAIN64, path.join(folder, 'scan.npz'));
  copyFileSync(fixture('no_coords.npz'), path.join(folder, 'v.npz'));
  copyFileSync(TRAIN64, other);
  const { app, page } = await start({ args: [path.join(folder, 'scan.npz')] });
  await field(page, ROW).fill('v.npz');
  await answered(app, 'Check this file', () => check(page).click());
  await expect(await tab(page, 'Findings')).toContainText('missing arrays xcoords, ycoords');
  await field(page, ROW).fill('w.npz');
  await answerOpenDialog(app, other);
  await answered(app, 'Choose another file…', () => check(page).click());
  await expect(field(page, ROW)).toHaveValue(other);
  await expect(row(page, ROW)).not.toContainText('Not checked');
});

test('on another machine it stays listed as not checked, and so it is exported', async ({
  start,
}) => {
  const { app, page } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').fill('8');
  await field(page, ROW).fill('/cluster/validation.npz');
  await chooseOnRow(page, ROW, 'It is on another machine');
  await expect(row(page, ROW)).toContainText('Not checked');
  await expect(row(page, ROW)).toContainText('not on this machine');
  await expect(page.getByRole('contentinfo')).toContainText('1 not checked');
  await expect(await tab(page, 'Findings')).toContainText('Not checked');
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-check-')), 'a.json');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: /Export payload/ }).click();
  await expect(page.getByText(`Exported to ${file}`)).toBeVisible();
  const { findings, request } = JSON.parse(readFileSync(file, 'utf8'));
  expect(findings).toContainEqual(
    expect.objectContaining({
      rule: 'not-checked',
      outcome: 'info',
      checked: false,
      acknowledged: 'on another machine',
    }),
  );
  expect(request.acknowledgements).toHaveLength(1);
  await chooseOnRow(page, ROW, 'It is on this machine');
  await expect(row(page, ROW)).toContainText('not checked');
});

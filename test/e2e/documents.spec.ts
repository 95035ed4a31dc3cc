/** The window edits a named document: saved, changed on the disk by another program, duplicated, reverted. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { expectDraft } from './drafts';
import { answerOpenDialog, answerQuestion, answerSaveDialog } from './launch';
import { dropFile, field, fixture, TRAIN64, test } from './start';

const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-documents-'));
const status = (page: Page) => page.getByRole('status').last();
const name = (page: Page) => page.locator('[data-document]');
const overridesIn = (file: string) => JSON.parse(readFileSync(file, 'utf8')).overrides;

/** Save dialogs answer with the name that they propose, in this folder; and gives those names. */
async function takeProposed(
  app: ElectronApplication,
  into: string,
): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog }, place) => {
    const proposed: string[] = [];
    Object.assign(globalThis, { proposed });
    dialog.showSaveDialog = (...given: unknown[]) => {
      const { defaultPath = '' } = given.at(-1) as { defaultPath?: string };
      const base = defaultPath.split('/').at(-1) ?? '';
      proposed.push(base);
      return Promise.resolve({ canceled: false, filePath: `${place}/${base}` });
    };
  }, into);
  return () => app.evaluate(() => (globalThis as { proposed?: string[] }).proposed ?? []);
}

/** Questions are answered with the button of this name; gives what was asked. */
async function noteQuestions(
  app: ElectronApplication,
  button: string,
): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog }, answer) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    const note = (...given: unknown[]) => {
      const { buttons = [], message = '' } = given.at(-1) as {
        buttons?: string[];
        message?: string;
      };
      asked.push(message);
      return Promise.resolve({ response: buttons.indexOf(answer), checkboxChecked: false });
    };
    dialog.showMessageBox = note as typeof dialog.showMessageBox;
  }, button);
  return () => app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);
}

/** The user returns from another program. */
const returnTo = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('focus'));

test('a document from its first save to a variant: nothing of another program is overwritten', async ({
  start,
}) => {
  const place = folder();
  const { app, page } = await start({ args: [TRAIN64] });
  await expect(name(page)).toHaveText('Untitled');
  await expect(page).toHaveTitle('Untitled (train64.npz) — Pinnboard');
  await field(page, 'n_groups').fill('512');
  await expect(name(page)).toContainText('unsaved changes');
  const proposed = await takeProposed(app, place);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(status(page)).toContainText('Saved train64_n512.json');
  expect(await proposed()).toEqual(['train64_n512.json']);
  await expect(page).toHaveTitle('train64_n512 — Pinnboard');
  await expect(name(page)).toHaveText('train64_n512');

  // A save without a dialog; undo leads to what the file holds.
  const file = path.join(place, 'train64_n512.json');
  await field(page, 'n_groups').fill('256');
  await expect(page).toHaveTitle('• train64_n512 — Pinnboard');
  await page.keyboard.press('Control+z');
  await expect(page).toHaveTitle('train64_n512 — Pinnboard');
  await field(page, 'n_groups').fill('256');
  await page.keyboard.press('Control+s');
  await expect(page).toHaveTitle('train64_n512 — Pinnboard');
  expect(overridesIn(file)).toEqual({ n_groups: 256 });
  expect(await proposed()).toHaveLength(1);

  // Another program writes: nothing is overwritten, and the user is asked.
  const theirs = readFileSync(file, 'utf8').replace('256', '300');
  writeFileSync(file, theirs);
  const cancelled = await noteQuestions(app, 'Cancel');
  await field(page, 'n_groups').fill('128');
  await page.keyboard.press('Control+s');
  await expect(status(page)).toContainText('Not saved');
  expect(await cancelled()).toEqual(['Another program changed train64_n512.json.']);
  expect(readFileSync(file, 'utf8')).toBe(theirs);
  const reloaded = await noteQuestions(app, 'Reload');
  await returnTo(app);
  await expect(field(page, 'n_groups')).toHaveValue('300');
  await expect(page).toHaveTitle('train64_n512 — Pinnboard');
  expect(await reloaded()).toHaveLength(1);
  await page.keyboard.press('Control+z');
  await expect(field(page, 'n_groups')).toHaveValue('128');
  await noteQuestions(app, 'Keep mine');
  writeFileSync(file, theirs.replace('300', '301'));
  await page.keyboard.press('Control+s');
  await expect.poll(() => overridesIn(file)).toEqual({ n_groups: 128 });

  // A variant has a file of its own, and is compared with the original.
  await page.keyboard.press('Control+d');
  await expect(name(page)).toContainText('Untitled');
  await page.getByRole('tab', { name: /^Diff/ }).click();
  await expect(
    page.getByRole('tabpanel').getByRole('button', { name: 'Source A: train64_n512' }),
  ).toBeVisible();
  await field(page, 'gridsize').fill('2');
  await page.keyboard.press('Control+s');
  await expect(page).toHaveTitle('train64_gs2_n128 — Pinnboard');
  expect(overridesIn(path.join(place, 'train64_gs2_n128.json'))).toEqual({
    n_groups: 128,
    gridsize: 2,
  });
  expect(overridesIn(file)).toEqual({ n_groups: 128 });

  await field(page, 'gridsize').fill('3');
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('revert')?.click());
  await expect(field(page, 'gridsize')).toHaveValue('2');
  await expect(page).toHaveTitle('train64_gs2_n128 — Pinnboard');
  await page.keyboard.press('Control+z');
  await expect(field(page, 'gridsize')).toHaveValue('3');
  await expect(page).toHaveTitle('• train64_gs2_n128 — Pinnboard');
  await answerQuestion(app, 'Discard');
});

test('a request is saved while it is blocked, without a question, and opens by drop and dialog', async ({
  start,
}) => {
  const place = folder();
  const { app, page } = await start({ args: [TRAIN64], target: 'ptychopinn-2026.07' });
  const asked = await noteQuestions(app, 'Cancel');
  await field(page, 'gridsize').fill('3');
  await expect(page.getByRole('button', { name: /Export payload/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await takeProposed(app, place);
  await page.keyboard.press('Control+s');
  await expect(page).toHaveTitle('train64_gs3 — Pinnboard');
  const file = path.join(place, 'train64_gs3.json');
  await answerSaveDialog(app, path.join(place, 'without'));
  await page.keyboard.press('Control+Shift+S');
  await expect(page).toHaveTitle('without — Pinnboard');
  expect(overridesIn(path.join(place, 'without.json'))).toEqual({ gridsize: 3 });
  await page.getByRole('button', { name: /^without/ }).click();
  await page.getByRole('menuitem', { name: /^train64_gs3.json/ }).click();
  await expect(page).toHaveTitle('train64_gs3 — Pinnboard');
  // Text that is not understood is in no file: the document stays unsaved and says so.
  await field(page, 'nphotons').fill('5e');
  await page.keyboard.press('Control+s');
  await expect(status(page)).toContainText('not in the file: "5e" in');
  await expect(page).toHaveTitle('• train64_gs3 — Pinnboard');
  expect(overridesIn(file)).toEqual({ gridsize: 3 });
  expect(await asked()).toEqual([]);
  await page.keyboard.press('Control+n');
  await expect(page).toHaveTitle('Untitled — Pinnboard');
  await dropFile(page, file);
  await expect(page).toHaveTitle('train64_gs3 — Pinnboard');
  await expect(field(page, 'gridsize')).toHaveValue('3');
  await answerOpenDialog(app, fixture('train32.npz'));
  await page.keyboard.press('Control+o');
  await expect(page.getByText('36 × 32 × 32')).toBeVisible();
  await expect(page).toHaveTitle('• train64_gs3 — Pinnboard');
  await answerQuestion(app, 'Discard');
});

test('a payload file is rewritten as one, and offered as a request while it is blocked', async ({
  start,
}) => {
  const place = folder();
  const payload = path.join(place, 'mine.pinnboard.json');
  const first = await start({ args: [TRAIN64] });
  await field(first.page, 'n_groups').fill('8');
  await answerSaveDialog(first.app, payload);
  await expect(first.page.getByRole('button', { name: /Export payload/ })).toHaveAttribute(
    'aria-disabled',
    'false',
  );
  await first.page.keyboard.press('Control+e');
  await expect(status(first.page)).toContainText('Exported');
  const { app, page } = await start({ args: [payload] });
  await expect(page).toHaveTitle('mine — Pinnboard');
  await field(page, 'n_groups').fill('9');
  await page.keyboard.press('Control+s');
  await expect(page).toHaveTitle('mine — Pinnboard');
  const held = () => JSON.parse(readFileSync(payload, 'utf8'));
  expect(held()).toMatchObject({
    format: 'pinnboard.payload',
    payload: { pt_training_config: { n_groups: 9 } },
  });
  await field(page, 'n_groups').fill('');
  await takeProposed(app, place);
  const asked = await noteQuestions(app, 'Save as request…');
  await page.keyboard.press('Control+s');
  await expect(page).toHaveTitle('train64 — Pinnboard');
  expect(await asked()).toEqual(['This configuration has no payload now.']);
  expect(held().request.overrides).toEqual({ n_groups: 9 });
  expect(JSON.parse(readFileSync(path.join(place, 'train64.json'), 'utf8'))).toMatchObject({
    format: 'pinnboard.request',
    overrides: {},
  });
});

test('a document comes back with its name after a kill, and is asked about when its file is gone', async ({
  start,
}) => {
  const userDataDir = folder();
  const place = folder();
  const { app, page } = await start({ args: [TRAIN64], userDataDir });
  await field(page, 'n_groups').fill('8');
  await takeProposed(app, place);
  await page.keyboard.press('Control+s');
  await expect(page).toHaveTitle('train64_n8 — Pinnboard');
  await field(page, 'n_groups').fill('9');
  const file = path.join(place, 'train64_n8.json');
  await expectDraft(userDataDir, {
    draft: { overrides: { n_groups: 9 } },
    document: { path: file },
  });
  app.process().kill('SIGKILL');
  const again = await start({ userDataDir });
  await expect(again.page).toHaveTitle('• train64_n8 — Pinnboard');
  await expect(field(again.page, 'n_groups')).toHaveValue('9');
  rmSync(file);
  const asked = await noteQuestions(again.app, 'Keep mine');
  await returnTo(again.app);
  await expect.poll(asked).toEqual(['train64_n8.json was removed.']);
  expect(existsSync(file)).toBe(false);
  await again.page.keyboard.press('Control+s');
  await expect(again.page).toHaveTitle('train64_n8 — Pinnboard');
  expect(overridesIn(file)).toEqual({ n_groups: 9 });
  expect(await asked()).toHaveLength(1);
});

test('a file opened over unsaved changes asks first: dropped, from the recent ones and by keyboard; relative paths stay', async ({
  start,
}) => {
  const place = folder();
  copyFileSync(TRAIN64, path.join(place, 'scan.npz'));
  const written = (file: string, n_groups: number) => {
    const request = {
      target: 'adr-003',
      workflow: 'training',
      train_data_file: 'scan.npz',
      output_dir: 'out',
      overrides: { n_groups },
      execution: null,
    };
    writeFileSync(path.join(place, file), JSON.stringify(request));
    return path.join(place, file);
  };
  const [first, second] = [written('first.json', 8), written('second.json', 16)];
  const { app, page } = await start({ args: [first] });
  await expect(page).toHaveTitle('first — Pinnboard');
  const cancelled = await noteQuestions(app, 'Cancel');
  await field(page, 'n_groups').fill('9');
  await expect(page).toHaveTitle('• first — Pinnboard');
  await dropFile(page, second);
  await expect(status(page)).toContainText('second.json was not opened');
  expect(await cancelled()).toEqual(['You have unsaved changes.']);
  await expect(field(page, 'n_groups')).toHaveValue('9');

  const saved = await noteQuestions(app, 'Save');
  await answerOpenDialog(app, second);
  await page.keyboard.press('Control+o');
  await expect(page).toHaveTitle('second — Pinnboard');
  expect(await saved()).toHaveLength(1);
  // What was saved names the dataset as before, and the recent file opens it.
  expect(JSON.parse(readFileSync(first, 'utf8'))).toMatchObject({
    train_data_file: 'scan.npz',
    overrides: { n_groups: 9 },
  });

  const discarded = await noteQuestions(app, 'Discard');
  await field(page, 'n_groups').fill('17');
  await page.getByRole('button', { name: /^second/ }).click();
  await page.getByRole('menuitem', { name: /^first.json/ }).click();
  await expect(page).toHaveTitle('first — Pinnboard');
  await expect(field(page, 'n_groups')).toHaveValue('9');
  expect(await discarded()).toHaveLength(1);
  expect(overridesIn(second)).toEqual({ n_groups: 16 });

  // In another folder, the name leads to the same file.
  mkdirSync(path.join(place, 'runs'));
  const moved = path.join(place, 'runs', 'moved.json');
  await answerSaveDialog(app, moved);
  await page.keyboard.press('Control+Shift+S');
  await expect(page).toHaveTitle('moved — Pinnboard');
  expect(JSON.parse(readFileSync(moved, 'utf8')).train_data_file).toBe('../scan.npz');
});

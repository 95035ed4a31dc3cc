/** Nothing is lost: drafts, crashes, closing, several windows, recent files. */

import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { draftFiles, expectDraft } from './drafts';
import { answerOpenDialog, answerQuestion, answerSaveDialog, answerTarget } from './launch';
import { chooseTarget } from './runSetup';
import { field, fixture, row, TRAIN64, test } from './start';

const temporary = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-'));

/** Types something that no file holds, and waits until it is kept. */
async function work(page: Page, userDataDir: string): Promise<void> {
  await field(page, 'n_groups').fill('512');
  await field(page, 'nphotons').fill('5e');
  await expectDraft(userDataDir, {
    draft: { overrides: { n_groups: 512 } },
    typed: { nphotons: { text: '5e' } },
  });
}

const closeWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

test('unsaved changes are restored after the app was killed, including unfinished text', async ({
  start,
}) => {
  const userDataDir = temporary();
  const { app, page } = await start({ args: [TRAIN64], userDataDir });
  await work(page, userDataDir);
  app.process().kill('SIGKILL');
  const again = await start({ userDataDir });
  await expect(field(again.page, 'n_groups')).toHaveValue('512');
  await expect(field(again.page, 'nphotons')).toHaveValue('5e');
  await expect(again.page.getByText('24 × 64 × 64')).toBeVisible();
  await expect(again.page.getByText(/Restored unsaved changes from \d\d:\d\d/)).toBeVisible();
  await again.page.keyboard.press('Control+z');
  await expect(field(again.page, 'n_groups')).toHaveValue('');
});

test('a chosen validation dataset is checked, also after a restore', async ({ start }) => {
  const userDataDir = temporary();
  const { app, page } = await start({ args: [TRAIN64], userDataDir });
  const said = (of: Page) => of.getByText(/patterns in test_data_file are 32 by 32/).first();
  await answerOpenDialog(app, fixture('train32.npz'));
  await field(page, 'test_data_file').hover();
  await row(page, 'test_data_file').getByRole('button', { name: 'Choose test_data_file' }).click();
  await expect(said(page)).toBeVisible();
  const chosen = fixture('train32.npz');
  await expectDraft(userDataDir, {
    draft: { overrides: { test_data_file: chosen } },
    validation: chosen,
  });
  app.process().kill('SIGKILL');
  const again = await start({ userDataDir });
  await expect(said(again.page)).toBeVisible();
  // What is only typed is not opened.
  await field(again.page, 'test_data_file').fill(fixture('train128.npz'));
  await expect(said(again.page)).toBeHidden();
  await expect(again.page.getByText(/in test_data_file are 128 by 128/).first()).toBeHidden();
});

test('a page that crashes is reloaded with the document', async ({ start }) => {
  const userDataDir = temporary();
  const { app, page } = await start({ args: [TRAIN64], userDataDir });
  await work(page, userDataDir);
  const loaded = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve(null));
        contents?.forcefullyCrashRenderer();
      }),
  );
  await loaded;
  // Playwright loses a page that crashed; the window itself is asked.
  const value = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        `document.querySelector('[data-field="n_groups"] [data-control]')?.value`,
      ),
    );
  await expect.poll(value).toBe('512');
});

test('closing asks about unsaved changes: cancel stays, keep restores, discard deletes', async ({
  start,
}) => {
  const userDataDir = temporary();
  const first = await start({ args: [TRAIN64], userDataDir });
  await work(first.page, userDataDir);
  await answerQuestion(first.app, 'Cancel');
  await closeWindow(first.app);
  await expect(field(first.page, 'n_groups')).toHaveValue('512');
  await answerQuestion(first.app, 'Keep as draft');
  await first.app.close();
  const second = await start({ userDataDir });
  await expect(field(second.page, 'n_groups')).toHaveValue('512');
  await answerQuestion(second.app, 'Discard');
  await second.app.close();
  expect(draftFiles(userDataDir)).toEqual([]);
  const third = await start({ userDataDir });
  await expect(field(third.page, 'n_groups')).toHaveValue('');
});

test('closing can save first', async ({ start }) => {
  const userDataDir = temporary();
  const file = path.join(temporary(), 'closing.json');
  const { app, page } = await start({ args: [TRAIN64], userDataDir });
  await field(page, 'n_groups').fill('8');
  await expectDraft(userDataDir, { draft: { overrides: { n_groups: 8 } }, unsaved: true });
  await answerSaveDialog(app, file);
  await answerQuestion(app, 'Save…');
  await app.close();
  expect(existsSync(file)).toBe(true);
  expect(draftFiles(userDataDir)).toEqual([]);
});

test('closing does not ask when nothing was set, or all was exported', async ({ start }) => {
  const expectClosedUnasked = async (app: ElectronApplication) => {
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => {
        Object.assign(globalThis, { asked: true });
        return Promise.resolve({ response: 3, checkboxChecked: false });
      };
    });
    const child = app.process();
    const state = async () => {
      if (child.exitCode !== null || child.signalCode !== null) return 'closed';
      const asked = () => 'asked' in globalThis;
      return (await app.evaluate(asked).catch(() => false)) ? 'asked' : 'open';
    };
    await closeWindow(app).catch(() => {});
    await expect.poll(state).toBe('closed');
  };
  const looked = await start({ args: [TRAIN64] });
  await chooseTarget(looked.page, 'ptychopinn-2026.07');
  await expectClosedUnasked(looked.app);
  const userDataDir = temporary();
  const exported = await start({ args: [TRAIN64], userDataDir });
  await field(exported.page, 'n_groups').fill('8');
  await answerSaveDialog(exported.app, path.join(temporary(), 'done.json'));
  await exported.page.getByRole('button', { name: /Export payload/ }).click();
  await expect(exported.page.getByRole('status').last()).toContainText('Exported');
  // Main has heard that what it keeps is exported.
  await expectDraft(userDataDir, { draft: { overrides: { n_groups: 8 } }, unsaved: false });
  await expectClosedUnasked(exported.app);
});

test('a second window has its own document', async ({ start }) => {
  const { app, page } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').fill('512');
  const opened = app.waitForEvent('window');
  await page.keyboard.press('Control+Shift+N');
  const second = await opened;
  await answerTarget(second, 'adr-003');
  await expect(field(second, 'n_groups')).toHaveValue('');
  await field(second, 'n_groups').fill('7');
  await expect(field(page, 'n_groups')).toHaveValue('512');
});

test('recent files are offered in the empty window, the palette and the menu', async ({
  start,
}) => {
  const userDataDir = temporary();
  const first = await start({ userDataDir });
  await answerOpenDialog(first.app, TRAIN64);
  await first.page.keyboard.press('Control+o');
  await expect(first.page.getByText('24 × 64 × 64')).toBeVisible();
  await first.app.close();
  const { app, page } = await start({ userDataDir });
  const labels = () =>
    app.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File');
      const recent = file?.submenu?.items.find(({ label }) => label === 'Open recent');
      return recent?.submenu?.items.map(({ label }) => label);
    });
  await expect.poll(labels).toEqual(['train64.npz']);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('train64');
  await expect(page.getByRole('option', { name: /train64\.npz/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page
    .getByRole('region', { name: 'Start here' })
    .getByRole('button', { name: 'train64.npz' })
    .click();
  await expect(page.getByText('24 × 64 × 64')).toBeVisible();
});

test('the native menu has every command with its keys, and runs it', async ({ start }) => {
  const { app, page } = await start({ args: [TRAIN64] });
  const click = (id: string) =>
    app.evaluate(({ Menu }, name) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(name);
      item?.click();
      return item?.accelerator;
    }, id);
  await field(page, 'n_groups').fill('512');
  expect(await click('undo')).toBe('CmdOrCtrl+Z');
  await expect(field(page, 'n_groups')).toHaveValue('');
  expect(await click('show-used-values')).toBe('CmdOrCtrl+Alt+3');
  await expect(page.getByRole('tab', { name: 'Used values' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await click('shortcuts');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('a saved request is opened again; the command line is copied', async ({ start }) => {
  const file = path.join(temporary(), 'mine.request.json');
  const { app, page } = await start({ args: [TRAIN64] });
  await field(page, 'gridsize').fill('3');
  await answerSaveDialog(app, file);
  await page.keyboard.press('Control+Shift+S');
  await expect(page.getByRole('status').last()).toContainText('Saved mine.request.json');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('copy as command');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').last()).toContainText('Command line copied');
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toContain('pinnboard payload training --data');
  expect(text).toContain('--set gridsize=3');
  const again = await start({ args: [file] });
  await expect(field(again.page, 'gridsize')).toHaveValue('3');
  await expect(again.page.getByText('24 × 64 × 64')).toBeVisible();
});

test('the payload hash depends on values and not on the output folder', async ({ start }) => {
  const { app, page } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').fill('8');
  await page.getByRole('tab', { name: 'Payload' }).click();
  const hash = page.getByText('Payload hash').locator('code');
  await expect(hash).toHaveText(/^[0-9a-f]{8}$/);
  const first = (await hash.textContent()) ?? '';
  await page.getByRole('textbox', { name: 'Output folder' }).fill('elsewhere');
  await expect(page.getByRole('tabpanel')).toContainText('elsewhere');
  await expect(hash).toHaveText(first);
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = (...given: unknown[]) => {
      const { defaultPath } = given.at(-1) as { defaultPath?: string };
      (globalThis as { proposed?: string }).proposed = defaultPath ?? '';
      return Promise.resolve({ canceled: true, filePath: '' });
    };
  });
  await page.getByRole('button', { name: /Export payload/ }).click();
  await expect(page.getByRole('status').last()).toContainText('Export cancelled');
  expect(await app.evaluate(() => (globalThis as { proposed?: string }).proposed)).toContain(first);
  await field(page, 'n_groups').fill('9');
  await expect(hash).not.toHaveText(first);
});

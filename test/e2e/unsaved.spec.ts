/** The last key survives: closing, quitting, signals, a page that hangs; and files of the app's own that cannot be read. */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { displayFlags } from '../../build/display.mjs';
import { ownDisplay } from './display';
import { draftFiles } from './drafts';
import { answerQuestion, answerSaveDialog } from './launch';
import { field, TRAIN64, test } from './start';

const temporary = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-unsaved-'));
const V1 = path.resolve('test/fixtures/state/v1');

/** Answers questions with the button of this name, and counts them. */
const countQuestions = (app: ElectronApplication, button: string): Promise<void> =>
  app.evaluate(({ dialog }, name) => {
    const counting = globalThis as { questions?: number };
    counting.questions = 0;
    const answer = (...given: unknown[]) => {
      counting.questions = (counting.questions ?? 0) + 1;
      const { buttons = [] } = given.at(-1) as { buttons?: string[] };
      return Promise.resolve({ response: buttons.indexOf(name), checkboxChecked: false });
    };
    dialog.showMessageBox = answer as typeof dialog.showMessageBox;
  }, button);
const questions = (app: ElectronApplication): Promise<number | undefined> =>
  app.evaluate(() => (globalThis as { questions?: number }).questions);

/** Lets a step fail whose window closed meanwhile, and nothing else. */
const unlessGone = (page: Page) => (error: unknown) => {
  if (!page.isClosed()) throw error;
};

const closings: { [how: string]: (app: ElectronApplication) => Promise<unknown> } = {
  'window.close': (app) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
  'app.quit': (app) => app.evaluate(({ app: main }) => main.quit()),
  'the menu': (app) =>
    app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('close-window')?.click()),
};

test('closing right after the first key since an export asks, whichever way it is closed', async ({
  start,
}) => {
  const { app, page } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').fill('8');
  await answerSaveDialog(app, path.join(temporary(), 'saved.json'));
  await page.getByRole('button', { name: /Export payload/ }).click();
  await expect(page.getByRole('status').last()).toContainText('Exported');
  await countQuestions(app, 'Cancel');
  let asked = 0;
  for (const close of [() => page.keyboard.press('Control+w'), ...Object.values(closings)]) {
    // What the file holds, so that the next key is the first that it does not.
    await field(page, 'n_groups').fill('8');
    await field(page, 'n_groups').press('End');
    await page.keyboard.press('1');
    await close(app);
    asked += 1;
    await expect.poll(() => questions(app)).toBe(asked);
    await expect(field(page, 'n_groups')).toHaveValue('81');
  }
  await answerQuestion(app, 'Discard');
});

test('“Keep as draft” keeps the last key, text that is no value included', async ({ start }) => {
  const userDataDir = temporary();
  const first = await start({ args: [TRAIN64], userDataDir });
  await answerQuestion(first.app, 'Keep as draft');
  const gone = first.app.waitForEvent('close');
  await field(first.page, 'n_groups').fill('51');
  await field(first.page, 'nphotons').fill('5e');
  await field(first.page, 'n_groups').press('End');
  await first.page.keyboard.press('2');
  // The window may be gone before the keys are released, and a page that is gone refuses that.
  await Promise.all([gone, first.page.keyboard.press('Control+w').catch(unlessGone(first.page))]);
  const again = await start({ userDataDir });
  await expect(field(again.page, 'n_groups')).toHaveValue('512');
  await expect(field(again.page, 'nphotons')).toHaveValue('5e');
  await expect(again.page.getByText(/Restored unsaved changes from \d\d:\d\d/)).toBeVisible();
});

test('a window that is closed while its page loads again keeps what it had', async ({ start }) => {
  const userDataDir = temporary();
  const first = await start({ userDataDir });
  await field(first.page, 'n_groups').fill('77');
  first.app.process().kill('SIGKILL');
  const second = await start({ userDataDir });
  await expect(field(second.page, 'n_groups')).toHaveValue('77');
  await answerQuestion(second.app, 'Keep as draft');
  const gone = second.app.waitForEvent('close');
  await second.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.once('did-start-loading', () => window.close());
    window?.webContents.reload();
  });
  await gone;
  const third = await start({ userDataDir });
  await expect(field(third.page, 'n_groups')).toHaveValue('77');
});

for (const [signal, code] of [
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGHUP', 129],
] as const)
  test(`${signal} ends the app without a question, with every key on the disk`, async ({
    start,
  }) => {
    const userDataDir = temporary();
    const { app, page } = await start({ userDataDir });
    await countQuestions(app, 'Cancel');
    const child = app.process();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    await field(page, 'n_groups').fill('6');
    await page.keyboard.press('4');
    child.kill(signal);
    expect(await gone).toBe(code);
    const again = await start({ userDataDir });
    await expect(field(again.page, 'n_groups')).toHaveValue('64');
  });

test('a page that hangs is asked about all the same, and what it sent is kept', async ({
  start,
}) => {
  const userDataDir = temporary();
  const { app, page } = await start({ userDataDir });
  await countQuestions(app, 'Keep as draft');
  const gone = app.waitForEvent('close');
  await field(page, 'n_groups').fill('31');
  void page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => {});
  await closings['window.close']?.(app);
  await gone;
  const again = await start({ userDataDir });
  await expect(field(again.page, 'n_groups')).toHaveValue('31');
});

test('a draft that is not on the disk keeps its window open', async ({ start }) => {
  const userDataDir = temporary();
  mkdirSync(path.join(userDataDir, 'pinnboard'), { recursive: true });
  writeFileSync(path.join(userDataDir, 'pinnboard/drafts'), 'a file in the way');
  const { app, page } = await start({ userDataDir });
  await field(page, 'n_groups').fill('8');
  await expect(page.getByRole('alert').first()).toContainText('Autosave failed');
  await countQuestions(app, 'Keep as draft');
  await closings['window.close']?.(app);
  // The question, and then that the draft could not be saved.
  await expect.poll(() => questions(app)).toBe(2);
  await expect(field(page, 'n_groups')).toHaveValue('8');
  await answerQuestion(app, 'Discard');
});

test('damaged and newer drafts are kept aside and said; drafts of version 1 come back', async ({
  start,
}) => {
  const userDataDir = temporary();
  const state = path.join(userDataDir, 'pinnboard');
  cpSync(V1, state, { recursive: true });
  const [cut, newer, good] = readdirSync(path.join(state, 'drafts')).sort();
  const file = (name = '') => path.join(state, 'drafts', name);
  const text = readFileSync(file(cut), 'utf8');
  writeFileSync(file(cut), text.slice(0, -5));
  writeFileSync(
    file(newer),
    readFileSync(file(newer), 'utf8').replace('"version":1', '"version":9'),
  );
  const newerText = readFileSync(file(newer), 'utf8');
  writeFileSync(path.join(state, 'settings.json'), '{"version":1,"theme":');
  const { app, page } = await start({ userDataDir });
  await expect(field(page, 'n_images')).toHaveValue('32');
  const alerts = page.getByRole('alert');
  await expect(alerts.filter({ hasText: `It was renamed to ${file(cut)}.bad` })).toBeVisible();
  await expect(
    alerts.filter({ hasText: `newer Pinnboard saved unsaved changes in ${file(newer)}` }),
  ).toBeVisible();
  await expect(alerts.filter({ hasText: 'settings.json.bad' })).toBeVisible();
  await alerts.getByRole('button', { name: 'Dismiss' }).first().click();
  await expect(alerts.getByRole('button', { name: 'Dismiss' })).toHaveCount(2);
  expect(readFileSync(`${file(cut)}.bad`, 'utf8')).toBe(text.slice(0, -5));
  expect(readFileSync(file(newer), 'utf8')).toBe(newerText);
  await app.close();
  expect(existsSync(file(good))).toBe(false);
  expect(readdirSync(path.join(state, 'drafts')).sort()).toEqual([`${cut}.bad`, newer]);
});

test('of ten drafts eight are opened and two are offered; one whose window is closed before it is there stays', async ({
  start,
}) => {
  test.slow();
  const userDataDir = temporary();
  const folder = path.join(userDataDir, 'pinnboard/drafts');
  mkdirSync(folder, { recursive: true });
  const one = readFileSync(
    path.join(V1, 'drafts/a3f1e0b2-0c55-4a49-8d5a-6b0a2a6f7c11.json'),
    'utf8',
  );
  for (let n = 0; n < 10; n += 1) writeFileSync(path.join(folder, `draft-${n}.json`), one);
  const { app, page } = await start({ userDataDir });
  const count = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  await expect.poll(count).toBe(8);
  const offer = page.getByRole('status').filter({ hasText: '2 more unsaved documents' });
  await app.evaluate(({ app: main }) => {
    main.once('browser-window-created', (_event, window) => setImmediate(() => window.close()));
  });
  await offer.getByRole('button', { name: 'Open' }).click();
  await expect(offer).toBeHidden();
  await expect.poll(count).toBe(9);
  // One that is opened is for a moment there in both of its forms.
  await expect.poll(() => draftFiles(userDataDir).length).toBe(10);
  // Closing ten windows one by one is not what is tried here.
  app.process().kill('SIGKILL');
});

test('bounds that no window can have are left out, and the window opens', async ({ start }) => {
  for (const x of [0.5, 1e12]) {
    const userDataDir = temporary();
    mkdirSync(path.join(userDataDir, 'pinnboard'), { recursive: true });
    const settings = JSON.parse(readFileSync(path.join(V1, 'settings.json'), 'utf8'));
    settings.bounds.x = x;
    writeFileSync(path.join(userDataDir, 'pinnboard/settings.json'), JSON.stringify(settings));
    const { app } = await start({ userDataDir });
    const theme = () => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
    await expect.poll(theme).toBe('dark');
  }
});

test('a start that fails says why and ends, so that the next one is not held up', async () => {
  await ownDisplay();
  const folder = temporary();
  const main = path.resolve('dist/main/main.cjs');
  writeFileSync(
    path.join(folder, 'package.json'),
    '{"name":"pinnboard","version":"1.0.0","main":"main.cjs"}',
  );
  writeFileSync(
    path.join(folder, 'main.cjs'),
    `const { dialog, nativeTheme } = require('electron');
dialog.showErrorBox = (title, text) => process.stderr.write(title + ': ' + text);
Object.defineProperty(nativeTheme, 'themeSource', { set() { throw new Error('no such theme'); } });
require(${JSON.stringify(main)});`,
  );
  const userData = `--user-data-dir=${temporary()}`;
  const child = spawn(process.env['PINNBOARD_ELECTRON'] ?? '', [
    ...displayFlags(),
    userData,
    folder,
  ]);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
  expect(said).toContain('Pinnboard cannot start: Something went wrong in Pinnboard');
  // The log has the error.
  expect(said).toContain('start: Error: no such theme');
});

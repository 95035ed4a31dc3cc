/** Bugs: what the user sees, and what the log holds. */
import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { TRAIN64, test } from './start';

const WORDS = 'Something went wrong in Pinnboard (details in the log).';
const folder = () => mkdtemp(path.join(tmpdir(), 'pinnboard-failures-'));
const logOf = (userDataDir: string) =>
  readFileSync(path.join(userDataDir, 'pinnboard', 'logs', 'main.log'), 'utf8');

test('a handler that throws: the window says so in plain words, and the log has the stack', async ({
  start,
}) => {
  const userDataDir = await folder();
  const { app, page } = await start({ userDataDir, args: [TRAIN64] });
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => {
      throw new TypeError("Cannot read properties of undefined (reading 'filePaths')");
    };
  });
  await page.keyboard.press('ControlOrMeta+o');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(WORDS);
  await expect(alert).not.toContainText('undefined');
  expect(logOf(userDataDir)).toMatch(
    /\[error\] +openFile: TypeError: Cannot read properties of undefined \(reading 'filePaths'\)\n +at /,
  );
});

test('an error that nothing in the page catches is shown and logged', async ({ start }) => {
  const userDataDir = await folder();
  const { page } = await start({ userDataDir });
  await page.evaluate(() => {
    queueMicrotask(() => {
      throw new RangeError('made by the test');
    });
  });
  await expect(page.getByRole('alert')).toContainText(WORDS);
  await expect
    .poll(() => logOf(userDataDir))
    .toMatch(/page \(error\): RangeError: made by the test\n +at /);
  await page.evaluate(() => void Promise.reject(new Error('a rejection')));
  await expect.poll(() => logOf(userDataDir)).toContain('page (rejection): Error: a rejection');
});

test('Help > Open log opens the file, which names the version', async ({ start }) => {
  const userDataDir = await folder();
  const { app } = await start({ userDataDir });
  await app.evaluate(({ Menu, shell }) => {
    const opened = globalThis as { opened?: string };
    shell.openPath = async (file) => {
      opened.opened = file;
      return '';
    };
    Menu.getApplicationMenu()?.getMenuItemById('open-log')?.click();
  });
  const opened = () => app.evaluate(() => (globalThis as { opened?: string }).opened);
  await expect.poll(opened).toBe(path.join(userDataDir, 'pinnboard', 'logs', 'main.log'));
  expect(logOf(userDataDir)).toMatch(/\[info\] +start: Pinnboard \d+\.\d+\.\d+, Electron /);
});

test('main goes on after an exception that nothing caught, and logs it', async ({ start }) => {
  const userDataDir = await folder();
  const { app, page } = await start({ userDataDir });
  await app.evaluate(() => {
    process.emit('uncaughtException', new Error('thrown in main'));
  });
  expect(logOf(userDataDir)).toContain('uncaught exception: Error: thrown in main');
  expect(await page.evaluate(() => window.pinnboard?.recents())).toMatchObject({ ok: true });
});

/** A page that asks for windows and questions without end gets a few. */
import type { ElectronApplication, Page } from 'playwright';
import { expect } from 'playwright/test';
import { answerQuestion } from '../launch';
import { field, test } from '../start';

const TIMES = 1000;

/** What main answers to a thousand calls at once, each answer once. */
const thousand = (page: Page, method: 'newWindow' | 'about' | 'closeWindow') =>
  page.evaluate(
    async ({ method, times }) => {
      const calls = Array.from({ length: times }, () => window.pinnboard?.[method]());
      return [...new Set((await Promise.all(calls)).map((answer) => JSON.stringify(answer)))];
    },
    { method, times: TIMES },
  );

/** Questions stay open until `answer` is called; how many were asked is counted. */
const holdQuestions = (app: ElectronApplication) =>
  app.evaluate(({ dialog }) => {
    const asked: ((response: number) => void)[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = () =>
      new Promise((resolve) => {
        asked.push((response) => resolve({ response, checkboxChecked: false }));
      });
  });
const answerAll = (app: ElectronApplication, response: number) =>
  app.evaluate((_electron, response) => {
    const { asked = [] } = globalThis as { asked?: ((response: number) => void)[] };
    for (const answer of asked) answer(response);
    return asked.length;
  }, response);
const count = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test('a thousand new windows are sixteen, and one more once one is closed', async ({ start }) => {
  test.setTimeout(120_000);
  const { app, page } = await start();
  const answers = await thousand(page, 'newWindow');
  expect(answers.sort()).toEqual([
    '{"ok":false,"message":"16 windows are open, which is the most. Close one first."}',
    '{"ok":true,"value":null}',
  ]);
  expect(await count(app)).toBe(16);
  await page.getByRole('button', { name: /Export payload/ }).waitFor();
  // The user is told when it was the user who asked.
  await page.keyboard.press('ControlOrMeta+Shift+N');
  await expect(page.getByText('16 windows are open')).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => {
    const [, ...others] = BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id);
    for (const other of others) other.destroy();
  });
  await expect.poll(() => count(app)).toBe(1);
  expect(await page.evaluate(() => window.pinnboard?.newWindow())).toEqual({
    ok: true,
    value: null,
  });
  expect(await count(app)).toBe(2);
});

test('closing asked for a thousand times asks once about unsaved work, and closes no other window', async ({
  start,
}) => {
  const { app, page } = await start();
  await page.evaluate(() => window.pinnboard?.newWindow());
  await expect.poll(() => count(app)).toBe(2);
  await field(page, 'n_groups').fill('7');
  await expect(field(page, 'n_groups')).toHaveValue('7');
  await page.waitForTimeout(1500);
  await holdQuestions(app);
  await thousand(page, 'closeWindow');
  // 3: Cancel.
  expect(await answerAll(app, 3)).toBe(1);
  expect(await count(app)).toBe(2);
  await expect(page.getByRole('button', { name: /Export payload/ })).toBeVisible();
  await answerQuestion(app, 'Discard');
});

test('about, a thousand times, is one box, and another when that is closed', async ({ start }) => {
  const { app, page } = await start();
  await holdQuestions(app);
  const all = thousand(page, 'about');
  await expect.poll(() => answerAll(app, 0)).toBe(1);
  expect(await all).toEqual(['{"ok":true,"value":null}']);
  const next = page.evaluate(() => window.pinnboard?.about());
  await expect.poll(() => answerAll(app, 0)).toBe(2);
  await next;
});

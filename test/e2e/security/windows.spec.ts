/** A page that asks for windows and questions without end gets a few. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { expect } from 'playwright/test';
import { expectDraft } from '../drafts';
import { START_MS } from '../launch';
import { field, test } from '../start';

const TIMES = 1000;

/** Calls main a thousand times at once; `answers` are what came back until now. */
const thousand = (page: Page, method: 'newWindow' | 'about' | 'closeWindow') =>
  page.evaluate(
    ({ method, times }) => {
      const answers: string[] = [];
      Object.assign(window, { answers });
      for (let i = 0; i < times; i += 1)
        void window.pinnboard?.[method]().then((answer) => answers.push(JSON.stringify(answer)));
    },
    { method, times: TIMES },
  );
const answers = (page: Page) =>
  page.evaluate(() => (window as unknown as { answers: string[] }).answers);
const expectAnswers = (page: Page, count: number) =>
  expect.poll(async () => (await answers(page)).length).toBe(count);

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
  }, response);
const asked = (app: ElectronApplication) =>
  app.evaluate(() => (globalThis as { asked?: unknown[] }).asked?.length);
const count = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test('a thousand new windows are sixteen, and one more once one is closed', async ({ start }) => {
  // Sixteen windows in one process, each a start without the process.
  test.setTimeout(test.info().timeout + 3 * START_MS);
  const { app, page } = await start();
  await thousand(page, 'newWindow');
  await expectAnswers(page, TIMES);
  expect([...new Set(await answers(page))].sort()).toEqual([
    '{"ok":false,"error":{"code":"too-many-windows","parameters":{"open":16}}}',
    '{"ok":true,"value":null}',
  ]);
  expect(await count(app)).toBe(16);
  await page.getByRole('button', { name: /Export payload/ }).waitFor();
  // The user is told when it was the user who asked.
  await page.keyboard.press('ControlOrMeta+Shift+N');
  await expect(page.getByText('16 windows are open')).toBeVisible();
  // Electron 25 may crash when a window goes while its page loads.
  const loading = () =>
    app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().filter(({ webContents }) => webContents.isLoading()).length,
    );
  await expect.poll(loading).toBe(0);
  await app.evaluate(({ BrowserWindow }) => {
    const [, other] = BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id);
    other?.destroy();
  });
  await expect.poll(() => count(app)).toBe(15);
  expect(await page.evaluate(() => window.pinnboard?.newWindow())).toEqual({
    ok: true,
    value: null,
  });
  expect(await count(app)).toBe(16);
});

test('closing asked for a thousand times asks once about unsaved work, and closes no other window', async ({
  start,
}) => {
  const userDataDir = mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-'));
  const { app, page } = await start({ userDataDir });
  await page.evaluate(() => window.pinnboard?.newWindow());
  await expect.poll(() => count(app)).toBe(2);
  await field(page, 'n_groups').fill('7');
  await expect(field(page, 'n_groups')).toHaveValue('7');
  await expectDraft(userDataDir, { draft: { overrides: { n_groups: 7 } }, unsaved: true });
  await holdQuestions(app);
  await thousand(page, 'closeWindow');
  await expectAnswers(page, TIMES);
  await expect.poll(() => asked(app)).toBe(1);
  // 3: Cancel.
  await answerAll(app, 3);
  // Asked for once more it asks a second time: a question of the thousand that was still on its way would be a third.
  void page.evaluate(() => window.pinnboard?.closeWindow()).catch(() => {});
  await expect.poll(() => asked(app)).toBe(2);
  expect(await count(app)).toBe(2);
  // 2: Discard.
  await answerAll(app, 2);
  await expect.poll(() => count(app)).toBe(1);
  expect(await asked(app)).toBe(2);
});

test('about, a thousand times, is one box, and another when that is closed', async ({ start }) => {
  const { app, page } = await start();
  await holdQuestions(app);
  await thousand(page, 'about');
  // All but the one whose box is open: no call is on its way any more.
  await expectAnswers(page, TIMES - 1);
  expect(await asked(app)).toBe(1);
  await answerAll(app, 0);
  await expectAnswers(page, TIMES);
  expect(new Set(await answers(page))).toEqual(new Set(['{"ok":true,"value":null}']));
  const next = page.evaluate(() => window.pinnboard?.about());
  await expect.poll(() => asked(app)).toBe(2);
  await answerAll(app, 0);
  await next;
});

/** A page gone bad asks for window after window. */
import { expect, test } from 'playwright/test';
import { shareApp } from './shared';

const shared = shareApp();

test('a page cannot fill the screen and the memory with windows', async () => {
  const answers = await shared.page.evaluate(() =>
    Promise.all(Array.from({ length: 60 }, () => window.pinnboard?.newWindow())),
  );
  const opened = answers.filter((answer) => answer?.ok).length;
  expect(opened).toBeGreaterThan(3);
  expect(
    await shared.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
  ).toBe(opened + 1);
  expect(opened).toBeLessThan(20);
  expect(answers.at(-1)).toEqual({ ok: false, message: expect.stringContaining('Close one') });
});

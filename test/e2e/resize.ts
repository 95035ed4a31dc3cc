/** The size of a window. */
import type { BrowserWindow } from 'electron';
import { type ElectronApplication, expect, type Page } from 'playwright/test';

/** Gives the content this size in pixels of the page: below the least size, too, where the zoom makes a window so small. */
export async function resize(
  app: ElectronApplication,
  page: Page,
  width: number,
  height: number,
): Promise<void> {
  const browser = await app.browserWindow(page);
  await browser.evaluate(
    (window: BrowserWindow, size) => {
      window.setMinimumSize(1, 1);
      window.setContentSize(size.width, size.height);
    },
    { width, height },
  );
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
}

/** The three columns, the sizes that the window works at, and its themes. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { resize } from './resize';
import { chooseTarget } from './runSetup';
import { field, show, TRAIN64, tab, test } from './start';

const widthOf = async (page: Page, name: string) =>
  (await page.getByRole('region', { name, exact: true }).boundingBox())?.width ?? 0;

test('columns are resized with keys and by dragging, and keep their widths after a restart', async ({
  start,
}) => {
  const userDataDir = mkdtempSync(path.join(tmpdir(), 'pinnboard-user-'));
  const first = await start({ userDataDir });
  const widthAtRest = async (page: Page, name: string) => {
    // Columns have their widths from the first frame on; a scroll bar may still come.
    await expect(page.getByText('Resolving…')).toHaveCount(0);
    return widthOf(page, name);
  };
  const before = await widthAtRest(first.page, 'Dataset');
  const splitter = first.page.getByRole('separator', { name: 'Width of the dataset column' });
  await splitter.focus();
  await first.page.keyboard.press('ArrowRight');
  await expect.poll(() => widthOf(first.page, 'Dataset')).toBeGreaterThan(before + 20);
  const left = await widthAtRest(first.page, 'Dataset');
  const right = first.page.getByRole('separator', { name: 'Width of the result column' });
  const box = await right.boundingBox();
  if (!box) throw new Error('the splitter has no place');
  const wide = await widthAtRest(first.page, 'Result');
  await first.page.mouse.move(box.x, 400);
  await first.page.mouse.down();
  await first.page.mouse.move(box.x - 60, 400, { steps: 4 });
  await first.page.mouse.up();
  await expect.poll(() => widthOf(first.page, 'Result')).toBeCloseTo(wide + 60, 0);
  await first.app.close();
  const second = await start({ userDataDir });
  await expect.poll(() => widthOf(second.page, 'Dataset')).toBeCloseTo(left, 0);
  await expect.poll(() => widthOf(second.page, 'Result')).toBeCloseTo(wide + 60, 0);
});

test('nothing is cut off at any size', async ({ start }) => {
  const { app, page } = await start({ args: [TRAIN64] });
  await expect(page.getByText('24 × 64 × 64')).toBeVisible();
  await chooseTarget(page, 'ptychopinn-2026.07');
  await show(page, 'All');
  const cut = () =>
    page.evaluate(() => {
      const inside = (element: Element) => {
        const { left, right, width: w } = element.getBoundingClientRect();
        return w === 0 || (left >= -1 && right <= window.innerWidth + 1);
      };
      const controls = document.querySelectorAll(
        'header button, header input, header select, [role="tab"], [data-row] [data-control], footer button',
      );
      return {
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        panels: [...document.querySelectorAll('[data-column]')].filter(
          (panel) => panel.scrollWidth > panel.clientWidth + 1,
        ).length,
        outside: [...controls].filter((control) => !inside(control)).length,
      };
    });
  for (const [width, height] of [
    [1100, 700],
    [1440, 900],
    [3840, 2160],
  ] as const) {
    await resize(app, page, width, height);
    for (const name of ['Findings', 'Diff', 'Payload', 'params.cfg', 'Used values', 'Explain']) {
      await tab(page, name);
      await expect
        .poll(cut, `${name} at ${width} × ${height}`)
        .toEqual({ sideways: 0, panels: 0, outside: 0 });
    }
  }
});

async function chooseTheme(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitemradio', { name }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
}

test('in a narrow window the results open over the form, by a button, F6 and a command, and close', async ({
  start,
}) => {
  const { app, page } = await start({ args: [TRAIN64] });
  await resize(app, page, 1100, 700);
  const results = page.getByRole('button', { name: 'Results' });
  const panel = page.getByRole('region', { name: 'Result', exact: true });
  await expect(results).toHaveAttribute('aria-expanded', 'false');
  await expect(panel).toBeHidden();
  expect(await widthOf(page, 'Dataset')).toBe(240);
  await results.click();
  await expect(page.getByRole('tab', { name: /^Findings/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(results).toBeFocused();
  await field(page, 'n_groups').focus();
  await page.keyboard.press('F6');
  await expect(panel).toBeVisible();
  await page.keyboard.press('Shift+F6');
  await expect(panel).toBeHidden();
  await expect(field(page, 'n_groups')).toBeFocused();
  await page.keyboard.press('Control+Alt+4');
  await expect(page.getByRole('tab', { name: 'Diff' })).toBeFocused();
  await page.getByRole('region', { name: 'Dataset', exact: true }).click();
  await expect(panel).toBeHidden();
});

test('the theme is chosen in the window, reaches the native side, and is kept', async ({
  start,
}) => {
  const userDataDir = mkdtempSync(path.join(tmpdir(), 'pinnboard-user-'));
  const { app, page } = await start({ userDataDir });
  // Playwright otherwise pretends that the desktop is light.
  await page.emulateMedia({ colorScheme: null });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await chooseTheme(page, 'light');
  await expect.poll(background).toBe('rgb(246, 247, 249)');
  // The slowest disk: what was chosen last is written no sooner than the app is about to end.
  await app.evaluate(({ app: main }) => {
    const files = process.mainModule?.require('node:fs').promises;
    const { rename } = files;
    const quitting = new Promise((resolve) => main.once('will-quit', resolve));
    files.rename = async (from: string, to: string) => {
      await quitting;
      return rename(from, to);
    };
  });
  await chooseTheme(page, 'dark');
  await expect.poll(background).toBe('rgb(18, 22, 28)');
  const source = (of: ElectronApplication) =>
    of.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
  await expect.poll(() => source(app)).toBe('dark');
  await app.close();
  const again = await start({ userDataDir });
  await expect.poll(() => source(again.app)).toBe('dark');
  await again.page.getByRole('button', { name: 'More actions' }).click();
  await expect(again.page.getByRole('menuitemradio', { name: 'dark' })).toBeChecked();
});

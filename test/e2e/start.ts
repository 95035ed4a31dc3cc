/** Starts the app for a test and closes it afterwards, whatever became of the test. */
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import {
  test as base,
  type ElectronApplication,
  expect,
  type Locator,
  type Page,
} from 'playwright/test';
import { launchPinnboard, START_MS } from './launch';
import { quit } from './quit';
import { ReusedApp } from './reused';

interface Started {
  readonly app: ElectronApplication;
  readonly page: Page;
}

export const fixture = (name: string): string => path.resolve('test/fixtures/npz', name);
export const TRAIN64 = fixture('train64.npz');

type Start = (options?: Parameters<typeof launchPinnboard>[0]) => Promise<Started>;

/** `file`: what the window opens. */
type Open = (document?: { readonly file?: string }) => Promise<Started>;

export const test = base.extend<{ start: Start; open: Open }, { reused: ReusedApp }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off this pattern.
  start: async ({}, use, testInfo) => {
    const apps: { readonly app: ElectronApplication; readonly main: ChildProcess }[] = [];
    await use(async (options) => {
      // The limit of a test allows for one start; each further one gets time of its own.
      if (apps.length > 0) testInfo.setTimeout(testInfo.timeout + START_MS);
      const started = await launchPinnboard(options);
      apps.push({ app: started.app, main: started.app.process() });
      return started;
    });
    for (const { app, main } of apps) await quit(app, main);
  },
  open: async ({ reused }, use) => {
    await use(({ file } = {}) => reused.open(file));
  },
  reused: [
    // biome-ignore lint/correctness/noEmptyPattern: the same.
    async ({}, use) => {
      const app = new ReusedApp();
      await use(app);
      await app.quit();
    },
    { scope: 'worker', timeout: 2 * START_MS },
  ],
});

/** The control of a field. */
export const field = (page: Page, name: string) =>
  page.locator(`[data-row][data-field="${name}"] [data-control]`);

export const row = (page: Page, name: string) => page.locator(`[data-row][data-field="${name}"]`);

/** Chooses what the form shows: `Reaches`, `All`, `Set`, `Findings` or `Differs`. */
export const show = (page: Page, filter: string) =>
  page
    .getByRole('group', { name: 'Show', exact: true })
    .getByRole('button', { name: new RegExp(`^${filter}`) })
    .click();

/** Chooses from the menu of the finding on a row. */
export async function chooseOnRow(page: Page, name: string, item: string): Promise<void> {
  await row(page, name)
    .getByRole('button', { name: /^More about/ })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Makes a field an axis of the sweep, by keyboard. */
export async function sweepField(page: Page, name: string): Promise<void> {
  await field(page, name).focus();
  await page.keyboard.press('Control+Shift+G');
}

export const tab = async (page: Page, name: string) => {
  const found = page.getByRole('tab', { name: new RegExp(`^${name}`) });
  // In a narrow window the column opens over the form.
  const results = page.getByRole('button', { name: 'Results', expanded: false });
  if (await results.isVisible()) await results.click();
  if (await found.isVisible()) await found.click();
  else {
    await page.getByRole('button', { name: 'More views' }).click();
    await page.getByRole('menuitem', { name }).click();
  }
  await expect(found).toHaveAttribute('aria-selected', 'true');
  return page.getByRole('tabpanel');
};

/** Points at a fix until its preview is there: windows that open beside this one take the pointer away. */
export async function lookAt(page: Page, fix: Locator): Promise<Locator> {
  const card = page.locator('[data-fix-card]');
  await expect(async () => {
    await page.mouse.move(0, 0);
    await fix.hover();
    await expect(card).toBeVisible({ timeout: 2000 });
  }).toPass();
  return card;
}

/** Drops a real file on the window. */
export async function dropFile(page: Page, ...files: readonly string[]): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'dropped';
    input.multiple = true;
    document.body.append(input);
  });
  await page.locator('#dropped').setInputFiles([...files]);
  await page.evaluate(() => {
    const input = document.querySelector('#dropped');
    const files = input instanceof HTMLInputElement ? input.files : null;
    input?.remove();
    const data = new DataTransfer();
    for (const one of files ?? []) data.items.add(one);
    const event = (type: string) =>
      new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event('dragover'));
    document.body.dispatchEvent(event('drop'));
  });
}

/** Chooses from a list that a button opens. */
export async function choose(select: Locator, choice: string | RegExp): Promise<void> {
  await select.click();
  await select.page().getByRole('option', { name: choice }).click();
}

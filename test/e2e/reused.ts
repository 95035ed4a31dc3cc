/**
 * An app that the tests of a worker use one after the other. Each gets its window with a new document, as after a start: for tests
 * that look at the window, and leave nothing behind that outlives a document: a chosen target (which is remembered), a sweep,
 * files that the window may read, environments, parts that are folded. The others start an app of their own.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type ElectronApplication, expect, type Page } from 'playwright/test';
import {
  answerOpenDialog,
  answerQuestion,
  answerTarget,
  giveFocus,
  launchPinnboard,
  START_MS,
  targetQuestion,
} from './launch';
import { quit } from './quit';
import { resize } from './resize';

interface Reused {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly size: { readonly width: number; readonly height: number };
  readonly atStart: Look;
  readonly saved: string;
}

interface Look {
  readonly overlays: number;
  readonly messages: string;
  readonly chosen: string;
  readonly empty: boolean;
  readonly search: string;
  readonly settings: string;
}

/** A design draft, of which each new configuration asks: none is remembered. */
const TARGET = 'adr-003';

/** For what comes within a few seconds, or not at all. */
const RENEW_MS = 20_000;

export class ReusedApp {
  #one: Reused | undefined;

  /**
   * A window with a new document.
   * @param file a dataset, or a saved request or payload, which is opened by the keys that open any file
   */
  async open(file?: string): Promise<Reused> {
    if (this.#one && !(await isRenewed(this.#one))) await this.quit();
    this.#one ??= await launched();
    await giveFocus(this.#one.app, this.#one.page);
    if (file !== undefined) await openFile(this.#one, file);
    return this.#one;
  }

  async quit(): Promise<void> {
    const one = this.#one;
    this.#one = undefined;
    if (!one) return;
    // A test that failed may have left another answer, which keeps the window open.
    await answerQuestion(one.app, 'Discard').catch(() => {});
    await quit(one.app, one.app.process());
  }
}

async function launched(): Promise<Reused> {
  const userDataDir = mkdtempSync(path.join(tmpdir(), 'pinnboard-user-'));
  const { app, page } = await launchPinnboard({ target: TARGET, userDataDir });
  await app.evaluate(({ dialog }) => Object.assign(globalThis, { dialogs: { ...dialog } }));
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await expect(page.getByText('Resolving…')).toHaveCount(0);
  return { app, page, size, atStart: await look(page), saved: await saved({ app, page }) };
}

/** What the app has saved that outlives a document: a test that changed it gets the next one an app of its own. */
async function saved({ app, page }: Pick<Reused, 'app' | 'page'>): Promise<string> {
  const theme = await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
  const presets = await page.evaluate(() => window.pinnboard?.presets());
  return JSON.stringify({ theme, presets });
}

/** Whether the window is as after a start again; else the next test gets an app of its own. */
async function isRenewed(one: Reused): Promise<boolean> {
  try {
    if ((await saved(one)) !== one.saved) return false;
    await renew(one);
    return true;
  } catch {
    return false;
  }
}

async function renew({ app, page, size, atStart }: Reused): Promise<void> {
  await app.evaluate(({ BrowserWindow, clipboard, dialog }) => {
    Object.assign(dialog, Reflect.get(globalThis, 'dialogs'));
    clipboard.clear();
    const [, ...others] = BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id);
    for (const one of others) one.destroy();
  });
  await answerQuestion(app, 'Discard');
  await page.unrouteAll();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null, forcedColors: null });
  await page.mouse.move(0, 0);
  const isResized = await page.evaluate(() => [innerWidth, innerHeight].join());
  if (isResized !== [size.width, size.height].join())
    await resize(app, page, size.width, size.height);
  for (let open = 0; open < 3 && (await overlays(page).count()) > 0; open += 1)
    await page.keyboard.press('Escape');
  await page.keyboard.press('Control+n');
  await targetQuestion(page).waitFor({ timeout: RENEW_MS });
  await answerTarget(page, TARGET);
  if (!isDeepStrictEqual(await look(page), atStart)) {
    // The page begins anew, with the new document.
    await page.reload();
    await answerTarget(page, TARGET);
  }
  const now = expect.poll(() => look(page), { timeout: RENEW_MS });
  await now.toEqual(atStart);
}

const overlays = (page: Page) => page.locator('[role="dialog"], [role="menu"], [data-viewer]');

/** What the window shows of a test: its views, news, problems and settings. */
const look = (page: Page): Promise<Look> =>
  page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    const text = (selector: string) => all(selector).map(({ textContent }) => textContent);
    const search = document.querySelector('[data-search]');
    return {
      overlays: all('[role="dialog"], [role="menu"], [data-viewer]').length,
      messages: text('[role="alert"], footer [role="status"]').join(),
      chosen: text('[aria-selected="true"], [aria-pressed="true"]').join(),
      empty: document.querySelector('[aria-label="Start here"]') !== null,
      search: search instanceof HTMLInputElement ? search.value : '',
      settings: all('[data-row][data-set]')
        .map((row) => `${row.getAttribute('data-field')} ${row.getAttribute('data-set')}`)
        .join(),
    };
  });

async function openFile({ app, page }: Reused, file: string): Promise<void> {
  await answerOpenDialog(app, file);
  await page.keyboard.press('Control+o');
  const name = path.basename(file);
  const opened = name.endsWith('.json')
    ? page.locator('[data-document]').filter({ hasText: name.split('.')[0] ?? '' })
    : page.getByRole('button', { name: `Dataset ${name}, open another` });
  await opened.waitFor({ timeout: START_MS });
  await app.evaluate(({ dialog }) =>
    Object.assign(dialog, { showOpenDialog: Reflect.get(globalThis, 'dialogs').showOpenDialog }),
  );
}

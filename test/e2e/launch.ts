/** Starts the real app for a test, each time with user data of its own. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { expect } from 'playwright/test';
import { displayFlags } from '../../build/display.mjs';
import { ownDisplay } from './display';

interface Options {
  readonly args?: readonly string[];
  readonly userDataDir?: string;
  /** The target that the first window is for; null leaves the question as it is. */
  readonly target?: string | null;
  /** The home folder in which installed PtychoPINNs are looked for. */
  readonly home?: string;
}

/** One start on a machine whose cores and disk are busy takes up to 20 s; none that goes on longer will come. */
export const START_MS = 60_000;

/** The app and its first window, once the renderer has come up. */
export async function launchPinnboard({
  args = [],
  userDataDir = mkdtempSync(path.join(tmpdir(), 'pinnboard-user-')),
  target = 'adr-003',
  home,
}: Options = {}): Promise<{ app: ElectronApplication; page: Page }> {
  const executablePath = process.env.PINNBOARD_ELECTRON;
  if (!executablePath)
    throw new Error('PINNBOARD_ELECTRON is not set: run these tests with npm test');
  await ownDisplay();
  const app = await _electron.launch({
    executablePath,
    timeout: START_MS,
    ...(home === undefined ? {} : { env: { ...environment(), HOME: home } }),
    args: [...displayFlags(), `--user-data-dir=${userDataDir}`, path.resolve('.'), ...args],
  });
  tellCrash(app);
  await answerQuestion(app, 'Discard');
  const page = await app.firstWindow({ timeout: START_MS });
  await answerTarget(page, target);
  await giveFocus(app, page);
  await expectFrames(page);
  return { app, page };
}

/** What it is that ended Electron's process, and what it said last: a test only sees that the window is gone. */
function tellCrash(app: ElectronApplication): void {
  const main = app.process();
  let said = '';
  main.stderr?.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-4000);
  });
  main.once('exit', (_code, signal) => {
    // Tests kill it themselves, with SIGKILL.
    if (signal !== null && signal !== 'SIGKILL' && signal !== 'SIGTERM')
      console.error(`Electron ended with ${signal}:\n${said}`);
  });
}

/** The variables of this process without those of an active environment. */
function environment(): Record<string, string> {
  const { VIRTUAL_ENV: _venv, CONDA_PREFIX: _conda, ...rest } = process.env;
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

export const targetQuestion = (page: Page) => page.getByRole('form', { name: 'Which PtychoPINN' });

/** Waits until the window has come up; answers the question for its target, where it is asked. */
export async function answerTarget(page: Page, target: string | null): Promise<void> {
  const exporting = page.getByRole('button', {
    name: /Export payload/,
    // A sheet may lie over it from the beginning.
    includeHidden: true,
  });
  const question = targetQuestion(page);
  await exporting.or(question).waitFor({ timeout: START_MS });
  if (target === null || !(await question.isVisible())) return;
  await question.getByRole('radio', { name: target }).check();
  await question.getByRole('button', { name: 'Continue' }).click();
  await exporting.waitFor({ timeout: START_MS });
}

/** A display without a window manager gives the focus to nobody who asked for it before the window was seen. */
export async function giveFocus(app: ElectronApplication, page: Page): Promise<void> {
  const browser = await app.browserWindow(page);
  await expect
    .poll(
      async () => {
        await browser.evaluate((window: BrowserWindow) => window.focus());
        return page.evaluate(() => document.hasFocus());
      },
      { message: 'the window has the focus', timeout: START_MS },
    )
    .toBe(true);
}

/** Playwright's clicks, and much of the window, wait for frames: one that draws none is told by this, and not by what hangs later. */
const expectFrames = (page: Page): Promise<unknown> => {
  // Asked again at each frame.
  return page.waitForFunction(
    () => {
      const counted = window as unknown as { framesSeen?: number };
      counted.framesSeen = (counted.framesSeen ?? 0) + 1;
      return counted.framesSeen > 1;
    },
    null,
    { timeout: START_MS },
  );
};

/** The next open dialogs answer with these paths. */
export const answerOpenDialog = (app: ElectronApplication, ...files: string[]): Promise<void> =>
  app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, files);

/** The next save dialogs answer with this path. */
export const answerSaveDialog = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);

/** The next questions in a native dialog are answered with the button of this name. */
export const answerQuestion = (app: ElectronApplication, button: string): Promise<void> =>
  app.evaluate(({ dialog }, name) => {
    const answer = Object.assign(
      (...given: unknown[]) => {
        const { buttons = [] } = given.at(-1) as { buttons?: string[] };
        answer.asked += 1;
        return Promise.resolve({ response: buttons.indexOf(name), checkboxChecked: false });
      },
      { asked: 0 },
    );
    dialog.showMessageBox = answer as typeof dialog.showMessageBox;
  }, button);

/** How many questions were answered since `answerQuestion`. */
export const questionsAsked = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ dialog }) => (dialog.showMessageBox as unknown as { asked: number }).asked);

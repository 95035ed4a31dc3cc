/** One app for all tests of a file: they only try what the page may not do, and leave it as it was. */
import { type ElectronApplication, expect, type Page, test } from 'playwright/test';
import { launchPinnboard } from '../launch';

interface Shared {
  app: ElectronApplication;
  page: Page;
}

/** Starts the app before the first test of the file; what it gives is filled in then. */
export function shareApp(args: readonly string[] = []): Readonly<Shared> {
  // In one worker, in order: the tests of a file share its window.
  test.describe.configure({ mode: 'default' });
  const shared = {} as Shared;
  test.beforeAll(async () => {
    Object.assign(shared, await launchPinnboard({ args }));
  });
  test.afterAll(async () => {
    await shared.app?.close();
  });
  return shared;
}

/**
 * Waits until nothing that the page began is under way. A change of its address within the page goes to main on the
 * channel of navigations, windows and downloads: when it has come, all that was sent before has come, too.
 */
export async function quiet({ app }: Shared): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('the window is gone');
    const marked = new Promise<void>((resolve) => {
      contents.on('did-navigate-in-page', function see(_event, url) {
        if (!url.endsWith('#quiet')) return;
        contents.off('did-navigate-in-page', see);
        resolve();
      });
    });
    const rewrite = (hash: string) =>
      `new Promise((idle) => requestIdleCallback(idle)).then(() => history.replaceState(null, '', location.pathname + '${hash}'))`;
    await contents.executeJavaScript(rewrite('#quiet'));
    await marked;
    await contents.executeJavaScript(rewrite(''));
  });
  const loading = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isLoading());
  await expect.poll(loading).toBe(false);
}

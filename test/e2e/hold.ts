/** Holds things up, as a busy machine does, until the test lets them go on. */
import type { ElectronApplication, Page, Route } from 'playwright/test';
import type { Channel } from '../../shared/ipc/contract';

/** Main's answers to a channel wait until the returned function is called. */
export async function holdAnswers(
  app: ElectronApplication,
  channel: Channel,
): Promise<() => Promise<void>> {
  await app.evaluate(({ ipcMain }, name) => {
    type Handler = (...given: unknown[]) => unknown;
    // Electron has no other way to a handler that is registered.
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Handler>;
    const own = handlers.get(name);
    if (!own) throw new Error(`main answers no channel ${name}`);
    const held = new Promise<void>((release) => {
      Object.assign(globalThis, {
        release: () => {
          handlers.set(name, own);
          release();
        },
      });
    });
    handlers.set(name, async (...given) => {
      await held;
      return own(...given);
    });
  }, channel);
  return () => app.evaluate(() => (globalThis as { release?: () => void }).release?.());
}

/** Loads the page again without one of its lazy modules, which arrives when the returned function is called. */
export async function holdModule(page: Page, name: string): Promise<() => Promise<void>> {
  const routes: Route[] = [];
  let held = true;
  const asked = new Promise<void>((resolve) => {
    void page.route(new RegExp(`/assets/${name}-[^/]*\\.js$`), async (route) => {
      if (!held) return route.continue();
      routes.push(route);
      return resolve();
    });
  });
  await page.reload();
  await asked;
  return async () => {
    held = false;
    for (const route of routes) await route.continue();
  };
}

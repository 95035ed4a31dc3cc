/** One app for all tests of a file: they only try what the page may not do, and leave it as it was. */
import { type ElectronApplication, type Page, test } from 'playwright/test';
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

/** Parts of the bundle that tests start as the app does. */
import { build } from 'vite';
import { beforeAll } from 'vitest';
import { commonJs, isStale } from '../../build/bundle.mjs';

/** `npm test` has bundled all; tests that are run by hand may come before the next build. */
export const isBundled = !(await isStale());

/** Bundles one part into a folder before the tests of a file, as `commonJs` describes it; `then` what it needs besides. */
export function bundleFirst(
  part: Parameters<typeof commonJs>,
  then: () => Promise<void> = async () => {},
): void {
  beforeAll(async () => {
    await build({ configFile: false, logLevel: 'error', ...commonJs(...part) });
    await then();
  });
}

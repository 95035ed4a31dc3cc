// @ts-check
/** `node build/ready.mjs`: makes what tests need before they are run, once for all the processes that they run in. */
import { bundleIfStale } from './bundle.mjs';
import { testPython } from './python.mjs';
import { isStarted } from './started.mjs';
import { ensureSystem } from './system.mjs';

/** System packages, the tests' Python, the bundle. Throws when one of them cannot be made. */
export async function makeReady() {
  ensureSystem('test');
  testPython();
  await bundleIfStale();
}

if (isStarted(import.meta.url)) await makeReady();

/** Runs with every test file of Node: what a file leaves in the process and in modules that others share is undone. */
import { afterAll, vi } from 'vitest';
import { setLogSink, toStderr } from '../electron/node/log';
import { emptyFolders } from './folders';

afterAll(() => {
  emptyFolders();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  // The command line sets its own, as long as the process lives.
  setLogSink(toStderr);
});

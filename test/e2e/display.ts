/** A display for each worker: tests that run side by side share neither clipboard, pointer nor focus. */
import { takeOwnDisplay } from '../../build/display.mjs';

let started: Promise<void> | undefined;

/** Once in a worker; elsewhere than on Linux the windows come to the desktop. */
export const ownDisplay = (): Promise<void> => {
  started ??= takeOwnDisplay();
  return started;
};

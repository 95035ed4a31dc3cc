/** The keys that a test presses go to its page, not to the one around it. */
import { commands } from 'vitest/browser';

declare module 'vitest/browser' {
  interface BrowserCommands {
    takeKeys: () => Promise<void>;
  }
}

/** Before anything is shown: it clicks into the empty page. */
export const takeKeys = (): Promise<void> => commands.takeKeys();

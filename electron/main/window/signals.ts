/** On a signal the app saves the document of every window and ends without a question. */
import { constants } from 'node:os';
import { app, session } from 'electron';
import { unwritten } from '../../node/state/pending';

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/** Whoever ends a session sends SIGKILL after some seconds. */
const PATIENCE_MS = 2000;

/** Must run when Electron is ready, whose own handlers would close window by window with a question each. */
export function leaveOnSignals(saveAll: () => Promise<unknown>): void {
  let leaving = false;
  for (const signal of SIGNALS)
    process.on(signal, () => {
      const code = 128 + constants.signals[signal];
      // The second one means it.
      if (leaving) app.exit(code);
      leaving = true;
      session.defaultSession.flushStorageData();
      const enough = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
      const saved = saveAll().then(() => unwritten());
      void Promise.race([saved, enough]).finally(() => app.exit(code));
    });
}

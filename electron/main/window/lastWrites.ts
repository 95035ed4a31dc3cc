/** Quitting waits for pending writes of settings and drafts. */
import { app } from 'electron';
import { unwritten } from '../../node/state/pending';

/** A disk or network share that does not respond must not prevent quitting. */
const PATIENCE_MS = 5000;

/** Once, at the start. */
export function writeBeforeQuitting(): void {
  let waited = false;
  app.on('will-quit', (event) => {
    const writes = unwritten();
    if (writes === null || waited) return;
    waited = true;
    event.preventDefault();
    const enough = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    void Promise.race([writes, enough]).then(() => app.quit());
  });
}

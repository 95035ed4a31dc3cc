/** Quitting waits for what is on its way to the disk: a setting changed a moment ago, a draft. */
import { app } from 'electron';
import { unwritten } from '../../node/state/pending';

/** A disk that does not answer, as a share that is gone, must not keep the app from ending. */
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

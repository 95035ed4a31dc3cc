/** Messages for the first window: which files could not be read at the start. */
import { logNotice } from '../log';

export class Notices {
  private waiting: string[] = [];

  /** Null is nothing to say. */
  add(notice: string | null): void {
    if (notice === null) return;
    logNotice(notice);
    this.waiting.push(notice);
  }

  /** For the first window that asks. */
  take(): string[] {
    return this.waiting.splice(0);
  }
}

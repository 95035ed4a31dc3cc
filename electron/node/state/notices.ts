/** Messages that wait for a window: what became of files that could not be read at the start. */
export class Notices {
  private waiting: string[] = [];

  /** Null is nothing to say. */
  add(notice: string | null): void {
    if (notice === null) return;
    console.error(notice);
    this.waiting.push(notice);
  }

  /** For the first window that asks. */
  take(): string[] {
    return this.waiting.splice(0);
  }
}

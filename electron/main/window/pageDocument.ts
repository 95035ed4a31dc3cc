/** Asks a page for its present document: what it did not send yet is as good as typed. */

/** A page that hangs must not keep its window open; what it sent before is known. */
const PATIENCE_MS = 1000;

export class PageDocument {
  private asked = 0;
  private readonly waiting = new Map<number, () => void>();

  /** @param send puts a question to the page, which answers with its document and the question's number */
  constructor(private readonly send: (question: number) => void) {}

  /** Resolves when the page has answered, or has not for too long. */
  async ask(patience = PATIENCE_MS): Promise<void> {
    this.asked += 1;
    const question = this.asked;
    let timer: NodeJS.Timeout | undefined;
    const answered = new Promise<void>((resolve) => this.waiting.set(question, resolve));
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience);
    });
    this.send(question);
    await Promise.race([answered, enough]);
    clearTimeout(timer);
    this.waiting.delete(question);
  }

  /** Takes the answer to a question; any other number is nothing. */
  answer(question: number): void {
    this.waiting.get(question)?.();
  }
}

/** Asks a page for its current document, which may have changes that are not sent yet. */

/** A page that hangs must not keep its window open. */
const PATIENCE_MS = 1000;

export class PageDocument {
  private asked = 0;
  private readonly waiting = new Map<number, () => void>();

  /** @param send asks the page, which answers with its document and the number of the question */
  constructor(private readonly send: (question: number) => void) {}

  /** Resolves when the page has answered, or after a timeout. */
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

  /** Takes the answer to a question; ignores unknown numbers. */
  answer(question: number): void {
    this.waiting.get(question)?.();
  }
}

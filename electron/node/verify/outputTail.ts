/** The end of what a program prints, both streams in the order of arrival. */

/** Characters that are kept. */
const LIMIT = 200_000;

export class OutputTail {
  private text = '';
  private isCut = false;

  add(text: string): void {
    this.text += text;
    if (this.text.length <= 2 * LIMIT) return;
    this.text = this.text.slice(-LIMIT);
    this.isCut = true;
  }

  toString(): string {
    const text = this.text.slice(-LIMIT).trim();
    return this.isCut || this.text.length > LIMIT ? `…\n${text}` : text;
  }
}

/** What a journey through the window costs its user: presses of the mouse, of keys, and texts typed into fields. */
import type { Locator, Page } from 'playwright/test';

/** Does what a user does, and counts it. A text counts once, however long: its characters are not keys. */
export class Effort {
  clicks = 0;
  keys = 0;
  texts = 0;

  constructor(private readonly page: Page) {}

  async click(...targets: Locator[]): Promise<void> {
    for (const target of targets) {
      await target.click();
      this.clicks += 1;
    }
  }

  /** Each may be a combination, such as `Control+s`. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.keys += 1;
    }
  }

  /** Types into what has the focus. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.texts += 1;
  }

  toString(): string {
    return `${this.clicks} clicks, ${this.keys} keys, ${this.texts} texts`;
  }
}

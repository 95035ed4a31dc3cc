/** Measuring, in the page, how long a key press takes to show: to the change of the page, and to the next frame. */
import type { Page } from 'playwright';

export interface Times {
  /** Milliseconds from the key press to the change in the page. */
  readonly changed: number[];
  /** The same to the frame that shows it. */
  readonly shown: number[];
}

/** Presses the keys in turn in the focused control; after each, waits until `selector`'s text has changed. */
export async function measure(
  page: Page,
  selector: string,
  keys: readonly string[],
  count: number,
): Promise<Times> {
  await page.evaluate((watched) => {
    const times: Times = { changed: [], shown: [] };
    let pressed: number | null = null;
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        pressed = timeStamp;
      },
      { capture: true },
    );
    const place = document.querySelector(watched);
    if (!place) throw new Error(`nothing is ${watched}`);
    let text = place.textContent;
    new MutationObserver(() => {
      if (pressed === null || place.textContent === text) return;
      text = place.textContent;
      const from = pressed;
      pressed = null;
      times.changed.push(performance.now() - from);
      // biome-ignore lint/plugin: the task after the frame, without a time.
      requestAnimationFrame(() => setTimeout(() => times.shown.push(performance.now() - from)));
    }).observe(place, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { benchTimes: times });
  }, selector);
  for (let i = 0; i < count; i++) {
    await page.keyboard.press(keys[i % keys.length] ?? '');
    await page.waitForFunction(
      (done) => (window as unknown as { benchTimes: Times }).benchTimes.shown.length >= done,
      i + 1,
    );
  }
  return page.evaluate(() => (window as unknown as { benchTimes: Times }).benchTimes);
}

/** The value below which this part of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

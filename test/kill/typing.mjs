// @ts-check
/**
 * Typing in the real window, key by key, with what the window must hold after each. The page itself says when the frame
 * after the one that shows a key has begun: from then on the key must survive anything.
 */

import { pause } from './pause.mjs';

/** @typedef {{ n_groups: string, nphotons: string }} Shown the texts in two fields of the window */
/** @typedef {keyof Shown} Field */

const FIELDS = /** @type {const} */ (['n_groups', 'nphotons']);
/** How much of it is typed is left to chance; on the way lies text that is no value. */
const PHOTONS = '2.44e5';
const MOST_PAUSE_MS = 40;

export const EMPTY = { n_groups: '', nphotons: '' };

/** @param {import('playwright').Page} page @param {Field} name */
const control = (page, name) => page.locator(`[data-row][data-field="${name}"] [data-control]`);

/** What the window shows now. @param {import('playwright').Page} page @returns {Promise<Shown>} */
export async function shown(page) {
  return {
    n_groups: await control(page, 'n_groups').inputValue(),
    nphotons: await control(page, 'nphotons').inputValue(),
  };
}

/** @param {Shown} a @param {Shown} b */
export const isSame = (a, b) => FIELDS.every((name) => a[name] === b[name]);

/** One round's typing. */
export class Typing {
  /** What the window holds after each key; the first is what it held before. @type {Shown[]} */
  states;
  /** By key: when the frame after the one that shows it began, wall clock in ms. @type {number[]} */
  painted = [];
  /** Keys that the page has taken. */
  taken = 0;

  /** @param {import('playwright').Page} page @param {Shown} before @param {() => number} random */
  constructor(page, before, random) {
    this.page = page;
    this.states = [before];
    this.random = random;
  }

  async begin() {
    await this.page.exposeFunction(
      'frameAfterKey',
      (/** @type {number} */ key, /** @type {number} */ at) => {
        this.painted[key] = at;
      },
    );
    await this.page.evaluate(() => {
      let keys = 0;
      const say = /** @type {{ frameAfterKey?: (key: number, at: number) => void }} */ (window);
      addEventListener('input', () => {
        keys += 1;
        const key = keys;
        requestAnimationFrame(() =>
          requestAnimationFrame(() => say.frameAfterKey?.(key, Date.now())),
        );
      });
    });
  }

  /** Types into both fields, until it is done or the window goes away. @param {boolean} whole leaves values, no text on the way to one */
  async type(whole) {
    const groups = String(1 + Math.floor(this.random() * 99_999));
    await this.into('n_groups', groups);
    const length = whole ? PHOTONS.length : 1 + Math.floor(this.random() * PHOTONS.length);
    await this.into('nphotons', PHOTONS.slice(0, length));
  }

  /** @param {Field} name @param {string} text */
  async into(name, text) {
    await control(this.page, name).selectText();
    for (let length = 1; length <= text.length; length += 1) {
      const before = this.states.at(-1) ?? EMPTY;
      this.states.push({ ...before, [name]: text.slice(0, length) });
      await this.page.keyboard.press(text.charAt(length - 1));
      this.taken += 1;
      await pause(this.random() * MOST_PAUSE_MS);
    }
  }

  /** The last key that must be there when the process ended at that time. @param {number} end */
  due(end) {
    return this.painted.reduce((last, at, key) => (at <= end ? Math.max(last, key) : last), 0);
  }

  /**
   * What is wrong about what came back; nothing when it is what was typed, with every key from `due` on.
   * @param {Shown} found @param {number} due @param {number} end
   */
  wrong(found, due, end) {
    const at = this.states.findLastIndex((state) => isSame(state, found));
    if (at >= due) return [];
    const what = JSON.stringify(found);
    if (at < 0) return [`the window holds ${what}, which was never typed`];
    const ago = Math.round(end - (this.painted[at + 1] ?? end));
    return [
      `${due - at} keys are lost: the window holds ${what} instead of ${JSON.stringify(this.states[due])}; the frame after the first of them began ${ago} ms before the end`,
    ];
  }
}

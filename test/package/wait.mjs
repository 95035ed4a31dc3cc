// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 100;
/** A slow machine is no failure. */
const PATIENCE_MS = 45_000;
const TRIES = 3;

/**
 * Asks until the answer is neither null, undefined nor false. Throws in words after `patience`, or as soon as `dead`
 * says why it can never come.
 * @template T
 * @param {string} what is waited for
 * @param {() => T | null | undefined | false | Promise<T | null | undefined | false>} ask
 * @param {{ patience?: number, dead?: () => string | null }} [limits]
 * @returns {Promise<T>}
 */
export async function until(what, ask, { patience = PATIENCE_MS, dead = () => null } = {}) {
  const end = performance.now() + patience;
  for (;;) {
    // Before the question: what was done just before the end counts.
    const why = dead();
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (why !== null) throw new Error(`${what}: never, ${why}`);
    if (performance.now() > end)
      throw new Error(`${what}: not within ${(patience / 1000).toFixed(0)} s`);
    await sleep(EVERY_MS);
  }
}

/**
 * Does something until it is seen to have worked: a key that is pressed before a page or dialog listens is lost.
 * @param {string} what @param {() => void} act @param {() => unknown} seen @param {() => string | null} dead
 */
export async function insist(what, act, seen, dead) {
  for (let left = TRIES - 1; ; left -= 1) {
    act();
    try {
      await until(what, () => Boolean(seen()), { dead, patience: 15_000 });
      return;
    } catch (error) {
      if (left === 0 || dead() !== null) throw error;
    }
  }
}

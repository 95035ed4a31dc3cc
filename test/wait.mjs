// @ts-check
/** Waiting for a state, where no test runner does it: asked again and again, up to a limit. */

const EVERY_MS = 100;
/** A slow machine is no failure. */
const PATIENCE_MS = 90_000;
const TRIES = 3;

/**
 * Asks until the answer is neither null, undefined nor false. Throws in words after `patience`, or as soon as `dead`
 * says why it can never come.
 * @template T
 * @param {string} what is waited for
 * @param {() => T | null | undefined | false | Promise<T | null | undefined | false>} ask
 * @param {{ patience?: number, every?: number, dead?: () => string | null }} [limits]
 * @returns {Promise<T>}
 */
export async function until(
  what,
  ask,
  { patience = PATIENCE_MS, every = EVERY_MS, dead = () => null } = {},
) {
  const end = performance.now() + patience;
  for (;;) {
    // Before the question: what was done just before the end counts.
    const why = dead();
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (why !== null) throw new Error(`${what}: never, ${why}`);
    if (performance.now() > end)
      throw new Error(`${what}: not within ${(patience / 1000).toFixed(0)} s`);
    // biome-ignore lint/plugin: the pause between two questions; what is waited for is the answer.
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/**
 * Asks for a number until it is at rest: within one percent of what it was half a second before.
 * @param {string} what @param {() => number | Promise<number>} ask @returns {Promise<number>}
 */
export async function atRest(what, ask) {
  let before = Number.POSITIVE_INFINITY;
  const same = async () => {
    const now = await ask();
    const rests = Math.abs(now - before) < 0.01 * before;
    before = now;
    return rests;
  };
  await until(`${what} at rest`, same, { every: 500 });
  return before;
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

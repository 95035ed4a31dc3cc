// @ts-check
/** The moments of typing and of a kill are times, drawn by chance; nothing is waited for. */
// biome-ignore lint/plugin: a random moment is a time, not a state.
import { setTimeout as sleep } from 'node:timers/promises';

/** @param {number} ms @returns {Promise<void>} */
export const pause = (ms) => sleep(ms);

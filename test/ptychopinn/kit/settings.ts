/** How much is run, and from which seed; `npm run test:ptychopinn` sets both. */
import { randomInt } from 'node:crypto';

export const TARGET = 'ptychopinn-2026.07';
/** Whether everything is run: `-- --all`. */
export const ALL = process.env.PINNBOARD_ALL === '1';
/** Seed of the random cases, printed by the run. */
export const SEED = Number(process.env.PINNBOARD_SEED ?? randomInt(2 ** 31));
/** Limit of one process: for a hang, not for a slow machine. */
export const PATIENCE = 900_000;

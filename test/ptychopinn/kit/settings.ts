/** How much is run, and from which seed; `npm run test:ptychopinn` sets both. */
import { randomInt } from 'node:crypto';

/** The targets that are run, the one that every journey takes first. */
export const [MAIN, REFACTOR] = ['ptychopinn-2026.07', 'ptychopinn-refactor-2026.07'] as const;
export const RUN_TARGETS = [MAIN, REFACTOR] as const;
export type RunTarget = (typeof RUN_TARGETS)[number];
/** Whether everything is run: `-- --all`. */
export { ALL } from '../../cases';
/** Seed of the random cases, printed by the run. */
export const SEED = Number(process.env.PINNBOARD_SEED ?? randomInt(2 ** 31));
/** Limit of one process: for a hang, not for a slow machine. */
export const PATIENCE = 900_000;

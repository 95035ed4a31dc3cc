/** How a run is started (SPEC 9). A request without an entry point leaves it undecided. */
import { z } from 'zod';

export const ENTRY_POINTS = ['native', 'script', 'python', 'lightning'] as const;
export const entryPointSchema = z.enum(ENTRY_POINTS);
export type EntryPoint = z.infer<typeof entryPointSchema>;

/** Entry points that an undecided request may still be run through; `lightning` counts only when it is chosen. */
export const USUAL_ENTRY_POINTS: readonly EntryPoint[] = ['native', 'script', 'python'];

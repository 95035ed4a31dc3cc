/** Which preset set a slot of the draft, and to what. */
import { z } from 'zod';
import { valueSchema } from '../values/value';
import { PLACES, type Setting, type Settings, settingsOfRequest } from './preset';
import { sameSettings, slotOf } from './slots';

const originSchema = z.object({
  /** The preset's name. */
  preset: z.string(),
  settings: z.array(z.object({ place: z.enum(PLACES), name: z.string(), value: valueSchema })),
});
/** By slot. */
export const originsSchema = z.record(z.string(), originSchema);
export type Origin = z.infer<typeof originSchema>;
export type Origins = { readonly [slot: string]: Origin };

/** The current settings of a slot. */
export const inSlot = (target: string, request: Settings, slot: string): readonly Setting[] =>
  settingsOfRequest(request).filter((setting) => slotOf(target, setting) === slot);

/** Where a slot's settings come from, and whether they are still those of the preset; null when from no preset. */
export function originOf(
  origins: Origins,
  slot: string,
  now: readonly Setting[],
): { readonly origin: Origin; readonly changed: boolean } | null {
  const origin = Object.hasOwn(origins, slot) ? origins[slot] : undefined;
  return origin ? { origin, changed: !sameSettings(origin.settings, now) } : null;
}

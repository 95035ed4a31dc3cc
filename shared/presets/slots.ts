/** Slots: settings that cannot both take effect share one, such as `gridsize` and `grid_size`. */
import { findTarget } from '../targets';
import { sameValue } from '../values/value';
import { keyOf, type Setting } from './preset';

/** The slot of a setting for a target: its place and the form's own name for it. */
export function slotOf(target: string, setting: Pick<Setting, 'place' | 'name'>): string {
  const { place, name } = setting;
  const facts = findTarget(target);
  if (place === 'profile' || place === 'cli_defaults' || !facts) return keyOf(setting);
  const first = facts.synonyms.find((names) => names.includes(name))?.[0] ?? name;
  // Where an override sets the execution option of its name, one of the two would have no effect.
  if (place === 'override' || facts.overridesSetOptions)
    return keyOf({ place: 'override', name: first });
  return keyOf(setting);
}

/** Settings by slot, in order of appearance. */
export function bySlot(
  target: string,
  settings: readonly Setting[],
): ReadonlyMap<string, readonly Setting[]> {
  const slots = new Map<string, Setting[]>();
  for (const setting of settings) {
    const slot = slotOf(target, setting);
    slots.set(slot, [...(slots.get(slot) ?? []), setting]);
  }
  return slots;
}

/** Whether two lists contain the same settings, in any order. */
export const sameSettings = (a: readonly Setting[], b: readonly Setting[]): boolean =>
  a.length === b.length &&
  a.every((setting) =>
    b.some((other) => keyOf(other) === keyOf(setting) && sameValue(other.value, setting.value)),
  );

/** Settings that are pinned to the value which would stand without them: a form that leaves them out loses nothing. */
import type { FieldProvenance, Provenance } from '../../provenance/provenance';
import { findTarget } from '../../targets';
import { sameValue, type Value } from '../../values/value';
import type { CommandLine } from './flag';

/** Whether leaving the setting out leaves every field that it decides as it is. */
export function isPinned(
  { target, workflow }: CommandLine,
  provenance: Provenance,
  name: string,
  value: Value,
  option: boolean,
): boolean {
  const layer = option ? 'execution' : 'override';
  const decided = Object.entries(provenance)
    .filter(([section]) => !option || section === 'execution_config')
    .flatMap(([, provenances]) => provenances[name] ?? [])
    .filter((story) => story.layer === layer);
  if (decided.length > 0) return decided.every(isUnmoved);
  // No field of the payload has it: then it says nothing at the default of the field that it names.
  const moot = findTarget(target)?.propagation(workflow, name, option)?.moot;
  return moot !== undefined && sameValue(moot, value);
}

/** The highest offer below the user's own is the same value. */
function isUnmoved({ value, contributions }: FieldProvenance): boolean {
  const won = contributions.findIndex(({ status }) => status === 'won');
  const next = contributions
    .slice(won + 1)
    .find(({ layer, status }) => status === 'shadowed' && layer !== 'override');
  return next !== undefined && sameValue(next.value, value);
}

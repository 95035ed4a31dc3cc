/** Settings with the value that the run has without them: a format may leave them out. */
import type { FieldProvenance, Provenance } from '../../provenance/provenance';
import { findTarget } from '../../targets';
import type { CommandLine } from '../../targets/exports/commandLine';
import { sameValue, type Value } from '../../values/value';

/** Whether every field that the setting decides keeps its value without it. */
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
    .flatMap(([, fields]) => fields[name] ?? [])
    .filter((field) => field.layer === layer);
  if (decided.length > 0) return decided.every(isUnmoved);
  // No field of the payload has it: it is without effect at the default of the field of its name.
  const neutral = findTarget(target)?.propagation(workflow, name, option)?.neutral;
  return neutral !== undefined && sameValue(neutral, value);
}

/** The next candidate below the user's has the same value. */
function isUnmoved({ value, contributions }: FieldProvenance): boolean {
  const won = contributions.findIndex(({ status }) => status === 'won');
  const next = contributions
    .slice(won + 1)
    .find(({ layer, status }) => status === 'shadowed' && layer !== 'override');
  return next !== undefined && sameValue(next.value, value);
}

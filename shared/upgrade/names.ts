/** What a target makes of the name of a setting. */
import type { Target } from '../targets/target';

export const isOption = (target: Target, name: string): boolean =>
  Object.hasOwn(target.sections.execution_config, name);

/** Other names that set the same thing in either target, the canonical one first. */
export function otherNames(targets: readonly Target[], name: string): readonly string[] {
  const groups = targets.flatMap(({ synonyms }) =>
    synonyms.filter((names) => names.includes(name)),
  );
  return [...new Set(groups.flatMap((names) => [...names].reverse()))].filter(
    (one) => one !== name,
  );
}

/** Whether no section but the execution config has a field of that name. */
export const onlyOption = (target: Target, name: string): boolean =>
  Object.entries(target.sections).every(
    ([section, facts]) => section === 'execution_config' || !Object.hasOwn(facts, name),
  );

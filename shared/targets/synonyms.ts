import { TARGETS } from '.';

/** Every name that sets the same thing in some target, the given one first; `section.name` counts as `name`. */
export function sameThing(name: string): readonly string[] {
  const bare = name.slice(name.lastIndexOf('.') + 1);
  const groups = Object.values(TARGETS).flatMap(({ synonyms }) => synonyms);
  return [...new Set([bare, ...groups.filter((group) => group.includes(bare)).flat()])];
}

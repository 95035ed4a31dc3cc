/** The targets. Adding one is a folder beside these and an entry here. */
import { ADR_003 } from './adr-003';
import { PTYCHOPINN_2026_07 } from './ptychopinn-2026.07';
import { PTYCHOPINN_REFACTOR_2026_07 } from './ptychopinn-refactor-2026.07';
import type { Target } from './target';

export const TARGETS: { readonly [name: string]: Target } = {
  [ADR_003.name]: ADR_003,
  [PTYCHOPINN_2026_07.name]: PTYCHOPINN_2026_07,
  [PTYCHOPINN_REFACTOR_2026_07.name]: PTYCHOPINN_REFACTOR_2026_07,
};

/** The targets in the order of the menus; what cannot be installed comes last. */
export const OFFERED_TARGETS: readonly Target[] = Object.values(TARGETS).sort(
  (a, b) => Number(b.traits.run.runs) - Number(a.traits.run.runs),
);

/** The target of examples in help texts, and of the presets that come along. */
export const EXAMPLE_TARGET: Target = PTYCHOPINN_2026_07;

/** The target of that name, if there is one. */
export function findTarget(name: string): Target | undefined {
  return Object.hasOwn(TARGETS, name) ? TARGETS[name] : undefined;
}

/** What a list adds to the name of a target that cannot be installed. */
export const NOT_INSTALLABLE = 'design draft, not installable';

/** The name in menus: `adr-003 (design draft, not installable)`. */
export const targetLabel = (name: string): string =>
  findTarget(name)?.traits.run.runs === false ? `${name} (${NOT_INSTALLABLE})` : name;

/** All targets in one sentence's words. */
export const targetList = (): string =>
  OFFERED_TARGETS.map(({ name }) => targetLabel(name)).join(', ');

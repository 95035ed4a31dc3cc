/** The targets. Adding one is a folder beside these and an entry here. */
import { ADR_003 } from './adr-003';
import { PTYCHOPINN_2026_07 } from './ptychopinn-2026.07';
import type { Target } from './target';

export const TARGETS: { readonly [name: string]: Target } = {
  [ADR_003.name]: ADR_003,
  [PTYCHOPINN_2026_07.name]: PTYCHOPINN_2026_07,
};

export const DEFAULT_TARGET = ADR_003.name;

/** The target of that name, if there is one. */
export function findTarget(name: string): Target | undefined {
  return Object.hasOwn(TARGETS, name) ? TARGETS[name] : undefined;
}

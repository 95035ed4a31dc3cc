/** The closed list of traits. Every target answers each of them; other code asks a trait, never for a target's name. */
import type { FactoryTraits } from './factory';
import type { RunTraits } from './run';

export interface Traits {
  readonly factory: FactoryTraits;
  readonly run: RunTraits;
}

/** What the loader of the legacy JSON configuration and the training of a folder do with it. */
import type { Value } from '../../values/value';

export interface LegacyJsonFacts {
  /** Fields of the sections that are left out of the file, because the loader derives them from another one. */
  readonly derived: readonly string[];
  /** Execution options that this entry point reads from its training section. */
  readonly executionFields: readonly string[];
  /** What train_lightning_only always uses. */
  readonly fixed: { readonly [field: string]: Value };
  /** Fields of the sections that the loader of memory-mapped folders does not read, each with the reason. */
  readonly unread: { readonly [field: string]: string };
}

/** What is true of a target's entry points, for the exporters and importers that read it. */
import type { CommandLineFacts } from './commandLine';
import type { LegacyJsonFacts } from './legacyJson';
import type { LoaderFacts } from './loader';
import type { ScriptFacts } from './script';

export interface TargetExports {
  /** Command lines; with `ptycho_train` among them, a YAML file can be exported, too. */
  readonly commandLines: readonly CommandLineFacts[];
  readonly script: ScriptFacts;
  /** null where nothing reads such a file. */
  readonly legacyJson: LegacyJsonFacts | null;
  readonly loader: LoaderFacts;
}

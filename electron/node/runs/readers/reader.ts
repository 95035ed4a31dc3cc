/** What reads one kind of file of a run. One folder a reader, and an entry in `index.ts`. */
import type { RunCurves } from '../../../../shared/runs/compare/curves';
import type { RunPart } from '../../../../shared/runs/record/part';

/** The files that belong to one run. */
export interface RunFiles {
  /** Absolute. */
  readonly folder: string;
  /** Paths below it, with `/`, in alphabetical order; nested runs and links are left out. */
  readonly files: readonly string[];
  /** Absolute paths of texts beside it that belong to this run alone: logs, and how it was started. */
  readonly beside: readonly string[];
}

export interface RunFileReader {
  readonly id: string;
  /** Whether a folder with these names in it is a run's, whatever else is there. */
  readonly claims: (names: ReadonlySet<string>) => boolean;
  /**
   * What the files say; null where the run has none of this kind. Throws where a file cannot be read at all.
   * @param isBrief the settings are known already, and a table is wanted: what is not in it need not be read
   */
  readonly read: (run: RunFiles, isBrief: boolean) => Promise<RunPart | null>;
  /** Every value that was logged; null where there is none, left out by readers of other files. Throws as `read` does. */
  readonly curves?: (run: RunFiles) => Promise<RunCurves | null>;
}

/** A relative name as a note tells it. */
export const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

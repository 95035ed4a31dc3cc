/** What a reader of one kind of file gives; all of them run in a worker thread, where a damaged file does no harm. */
import type { Box, SourceFile, SourceKind, SourceValues } from '../../../../shared/prepare/source';
import type { JobContext } from '../../jobs/jobContext';

/** A file that is open in this thread. */
export interface OpenFile {
  readonly file: SourceFile;
  read(path: string, box: Box, context: JobContext): Promise<SourceValues>;
  readText(path: string, context: JobContext): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A file before it is opened: a regular one, which is not empty. */
export interface Candidate {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** Its first bytes, at most 512. */
  readonly start: Buffer;
}

export interface Reader {
  readonly kind: SourceKind;
  recognises(candidate: Candidate): boolean | Promise<boolean>;
  /** @param allow absolute paths outside the file's folder that may be opened, too */
  open(candidate: Candidate, allow: readonly string[], context: JobContext): Promise<OpenFile>;
}

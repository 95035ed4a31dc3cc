/** What a host answered: each answer with its origin and time, or the error in its place. */
import type { ErrorData } from '../errors/codes';
import type { GpuNow } from './gpus';
import type { Partition } from './schedulers/scheduler';

/** Who was asked, such as `sinfo`; when, as ISO 8601; and what came of it. */
export type Answer<T> = {
  readonly origin: string;
  readonly at: string;
} & ({ readonly value: T } | { readonly error: ErrorData & { readonly message: string } });

/** A file or folder that a run needs. */
export interface PathThere {
  readonly here: string;
  /** Null where the host's path map has no folder for it. */
  readonly there: string | null;
  /** Null for a path that cannot be asked about. */
  readonly answer: Answer<Existence> | null;
}

export interface Existence {
  readonly kind: 'file' | 'folder' | 'missing';
  /** Bytes of a file; null for anything else. */
  readonly size: number | null;
  /** Whether a folder can be written to; null for a file. */
  readonly isWritable: boolean | null;
}

/** The PtychoPINN that an interpreter there imports. */
export interface RevisionThere {
  /** Full hash; null where its files are of no known revision. */
  readonly revision: string | null;
  /** Target whose files these are exactly; else null. */
  readonly target: string | null;
  /** Whether its files differ from the revision; null where that is unknown. */
  readonly modified: boolean | null;
  readonly folder: string;
  readonly python: string;
  /** Those of `CONFLICTING_MODULES` that it can import; null where that is unknown. */
  readonly modules: readonly string[] | null;
}

/** Null for a question that does not apply: a host without a scheduler has no partitions. */
export interface HostAnswers {
  readonly partitions: Answer<readonly Partition[]> | null;
  readonly gpus: Answer<readonly GpuNow[]>;
  /** Bytes that are free where the runs are; null where no folder of runs is named. */
  readonly free: Answer<number> | null;
  /** The folder of runs; null where none is named. */
  readonly runs: Answer<Existence> | null;
  readonly paths: readonly PathThere[];
  /** Null where no interpreter is named: this machine, whose runs choose one. */
  readonly revision: Answer<RevisionThere> | null;
}

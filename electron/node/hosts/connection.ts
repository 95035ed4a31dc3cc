/** What Pinnboard does on a host, the same for this machine and for one behind ssh. */

export interface RunOptions {
  /** Written to the command's stdin, which is closed otherwise. */
  readonly input?: string | Uint8Array;
  /** Time limit; 30 unless given. */
  readonly seconds?: number;
  readonly signal?: AbortSignal;
  /** Where it runs; the home folder unless given. */
  readonly folder?: string;
  /** Behind ssh, read the login profile first, which often puts `sbatch` or `module` on PATH. */
  readonly login?: boolean;
}

/** A command that ran to its end. A program that is not there has code 127. */
export interface Ran {
  /** Exit code; 128 and the number of the signal where one ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A part of a file, and how large the file was when it was read. */
export interface Part {
  /** Bytes. */
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** A file or folder below another; links and devices are not listed. */
export interface Entry {
  /** Relative, any depth, with `/`. */
  readonly name: string;
  /** Bytes; 0 for a folder. */
  readonly size: number;
  readonly isFolder: boolean;
}

export interface FetchProgress {
  /** Bytes that are here, of all that are asked for. */
  readonly done: number;
  readonly total: number;
  /** The file that was read last, relative. */
  readonly file: string;
}

export interface FetchOptions {
  /** false leaves checkpoints (`*.ckpt`) there. */
  readonly checkpoints?: boolean;
  /** Files by relative name that stay there, whatever they are. */
  readonly except?: (name: string) => boolean;
  readonly onProgress?: (progress: FetchProgress) => void;
  readonly signal?: AbortSignal;
}

/** What a fetch did. */
export interface Fetched {
  /** Files that were copied, and files that were here already. */
  readonly copied: number;
  readonly equal: number;
  /** Bytes that were copied. */
  readonly bytes: number;
}

/**
 * Every call ends within its time limit. All throw `host-unreachable`, `host-timed-out`, `host-key-changed`,
 * `host-key-unknown`, `host-wants-password`, `host-command-failed` and `disk-full-there`. Relative paths are below the
 * home folder of the host.
 */
export interface Connection {
  /** Runs a program with its arguments; no shell reads them. */
  run(words: readonly string[], options?: RunOptions): Promise<Ran>;
  /** At most `limit` bytes of a file, from the byte `from`; null when there is no such file. */
  readPart(path: string, from: number, limit: number): Promise<Part | null>;
  /** Files and folders below a folder, by name; none when there is no such folder. */
  list(folder: string): Promise<Entry[]>;
  /** A new folder with files by relative name, whole or not at all. Throws `host-folder-taken`. */
  write(
    folder: string,
    files: Readonly<Record<string, string | Uint8Array>>,
    signal?: AbortSignal,
  ): Promise<void>;
  /**
   * Copies the files below a folder into one of this machine, each verified by size and SHA-256; equal ones are left as
   * they are. After a cut it goes on where it was. Throws `host-file-changed`, `host-name-refused`, `write-failed`.
   */
  fetch(folder: string, to: string, options?: FetchOptions): Promise<Fetched>;
  /** Free bytes for the user on the disk of a folder, or of the nearest one above it. */
  freeBytes(folder: string): Promise<number>;
  close(): Promise<void>;
}

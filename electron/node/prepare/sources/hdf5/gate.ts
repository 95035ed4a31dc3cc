/**
 * Which files the HDF5 library may open: a file can name any other one of the machine, as the target of a link, the
 * source of a virtual dataset or the place of raw data. Those in its own folder are opened when they are HDF5, others
 * only when the user allows them.
 */
import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { SourceLink } from '../../../../../shared/prepare/source';

type State = SourceLink['state'];

const SIGNATURE = Buffer.from('\x89HDF\r\n\x1a\n', 'latin1');
/** A user block, as MATLAB writes one, has a power of two bytes. */
const OFFSETS = [0, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536];

interface Opened {
  /** Without symbolic links. */
  readonly folder: string;
  readonly allowed: readonly string[];
}

export class Gate {
  private readonly opened = new Set<Opened>();
  private readonly states = new Map<string, State>();
  private readonly refusals = new Set<string>();

  /** Lets the library into the folder of a file, and to the files that the user allowed; returns how to end that. */
  enter(file: string, allow: readonly string[]): () => void {
    const opened = { folder: path.dirname(realpathSync(file)), allowed: allow.map(real) };
    this.opened.add(opened);
    this.states.clear();
    return () => this.opened.delete(opened);
  }

  /** What becomes of a file that is named, by its absolute path. */
  stateOf(file: string): State {
    const known = this.states.get(file);
    if (known) return known;
    const state = this.judge(file);
    this.states.set(file, state);
    return state;
  }

  /** Whether the library may open it; a refusal is noted. */
  permits(file: string): boolean {
    const permitted = this.stateOf(file) === 'followed';
    if (!permitted) this.refusals.add(file);
    return permitted;
  }

  /** The files that were refused since this was last asked. */
  takeRefusals(): string[] {
    const files = [...this.refusals];
    this.refusals.clear();
    return files;
  }

  private judge(file: string): State {
    try {
      // A pipe would be waited for, and a folder has no data.
      if (!statSync(file).isFile()) return 'refused';
      const full = realpathSync(file);
      const inside = [...this.opened].some(
        ({ folder, allowed }) => full.startsWith(withSeparator(folder)) || allowed.includes(full),
      );
      if (!inside) return 'asks';
      return hasSignature(full) ? 'followed' : 'refused';
    } catch {
      return 'missing';
    }
  }
}

const withSeparator = (folder: string): string =>
  folder.endsWith(path.sep) ? folder : `${folder}${path.sep}`;

function real(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** Whether the file is HDF5, with or without a user block. Throws when it cannot be read. */
export function hasSignature(file: string): boolean {
  const handle = openSync(file, 'r');
  try {
    return signatureAt(handle) !== null;
  } finally {
    closeSync(handle);
  }
}

/** Where HDF5 begins in an open file; null where it has none. */
export function signatureAt(handle: number): number | null {
  const bytes = Buffer.alloc(SIGNATURE.length);
  const isAt = (at: number) =>
    readSync(handle, bytes, 0, bytes.length, at) === bytes.length && bytes.equals(SIGNATURE);
  return OFFSETS.find(isAt) ?? null;
}

/** HDF5 files that are open in the library, the one that was asked for and those that its links lead to. */
import { AppError } from '../../../../../shared/errors/appError';
import { hdf5Error } from './failure';
import type { Library } from './library';
import { fileLengths } from './superblock';

/** A master file may have thousands of parts, a process only so many open files. */
const MOST_OPEN = 32;

export class H5Files {
  /** The one used last is the last one. */
  private readonly ids = new Map<string, bigint>();

  constructor(readonly library: Library) {}

  /** The library's number of a file, which is opened when it is not. Throws an `AppError`. */
  id(file: string): bigint {
    const known = this.ids.get(file);
    const id = known ?? this.open(file);
    this.ids.delete(file);
    this.ids.set(file, id);
    const [oldest] = this.ids;
    if (oldest && this.ids.size > MOST_OPEN) this.closeOne(...oldest);
    return id;
  }

  close(): void {
    for (const [file, id] of [...this.ids]) this.closeOne(file, id);
  }

  private open(file: string): bigint {
    try {
      return this.library.open(file, this.library.H5F_ACC_RDONLY, false, -1, -1);
    } catch (thrown) {
      const error = hdf5Error(thrown);
      throw error.code === 'source-damaged' ? (cutShort(file) ?? error) : error;
    }
  }

  private closeOne(file: string, id: bigint): void {
    this.ids.delete(file);
    try {
      this.library.close_file(id);
    } catch {
      // What a damaged file left open in the library ends with the thread.
    }
  }
}

/** That a file ends before its data does, which the library refuses. */
function cutShort(file: string): AppError | null {
  const lengths = fileLengths(file);
  return lengths && lengths.bytes < lengths.needed
    ? new AppError('source-cut', { ...lengths })
    : null;
}

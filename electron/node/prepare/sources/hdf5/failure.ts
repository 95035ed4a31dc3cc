/** What the HDF5 library throws, as an error with words. */
import { AppError } from '../../../../../shared/errors/appError';
import { Bug } from '../../../../../shared/errors/internal';
import { isSystemError } from '../../../files/errno';
import { logError } from '../../../log';
import { abandonLibrary, takeMemoryRefusal } from './library';

const CUT = /truncated file: eof = (\d+), sblock->base_addr = (\d+), stored_eof = (\d+)/;
/** Where the library gives no reason. */
export const UNREADABLE = 'HDF5 cannot read it';
const MEMORY = /memory allocation|out of memory|can't allocate/i;

/** @param array what was read of the file, where it was an array */
export function hdf5Error(thrown: unknown, array?: string): AppError {
  if (thrown instanceof WebAssembly.RuntimeError) {
    const crash = new AppError('source-crashed', {}, { cause: thrown });
    abandonLibrary(crash);
    return crash;
  }
  if (takeMemoryRefusal()) return new AppError('source-memory', {});
  if (thrown instanceof AppError) return thrown;
  if (isSystemError(thrown))
    return new AppError('read-failed', { errno: String(thrown.code) }, { cause: thrown });
  if (thrown instanceof Bug || thrown instanceof TypeError || thrown instanceof ReferenceError) {
    logError('reading HDF5', thrown);
    return new AppError('internal-error', {}, { cause: thrown });
  }
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const cut = CUT.exec(text);
  if (cut) {
    const [bytes = 0, base = 0, stored = 0] = cut.slice(1).map(Number);
    return new AppError('source-cut', { bytes, needed: base + stored });
  }
  const filter = /required filter '([^']*)' is not registered/.exec(text)?.[1];
  if (filter && array !== undefined) return new AppError('source-filter', { array, filter });
  const problem = innermost(text);
  if (thrown instanceof RangeError || MEMORY.test(problem))
    return new AppError('source-memory', {});
  return new AppError('source-damaged', { problem });
}

/** The last line of HDF5's report that says why: the innermost call is where it failed. */
function innermost(text: string): string {
  const reasons = [...text.matchAll(/^\s*#\d+: .*?: (.+)$/gm)].map((match) => match[1] ?? '');
  const reason = (reasons.at(-1) ?? text.split('\n')[0] ?? '').trim();
  return reason.length > 200 ? `${reason.slice(0, 200)}…` : reason || UNREADABLE;
}

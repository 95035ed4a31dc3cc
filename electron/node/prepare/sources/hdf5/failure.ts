/** What the HDF5 library throws, as an error with words. */
import { AppError } from '../../../../../shared/errors/appError';
import { Bug } from '../../../../../shared/errors/internal';
import { isSystemError } from '../../../files/errno';
import { logError } from '../../../log';
import { readErrorStack } from './errorStack';
import { abandonLibrary, takeMemoryRefusal } from './library';

/** Where the library gives no reason. */
export const UNREADABLE = 'HDF5 cannot read it';

export function hdf5Error(thrown: unknown): AppError {
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
  const { reason, isMemory } = readErrorStack(
    thrown instanceof Error ? thrown.message : String(thrown),
  );
  if (thrown instanceof RangeError || isMemory) return new AppError('source-memory', {});
  return new AppError('source-damaged', { problem: reason || UNREADABLE });
}
